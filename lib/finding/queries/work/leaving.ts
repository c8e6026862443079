import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import type { Tx } from "@/lib/db/tx";
import { rowsIn } from "@/lib/db/tx-rows";
import { IS_ABOUT } from "@/lib/finding/queries/people";
import { realFindingsOf, type RunScope } from "@/lib/finding/queries/real-findings";

/** Records that an unmasked export of a run would carry out. */
export const countPeople = (tx: Tx, scope: RunScope): Promise<number> => countRecords(tx, scope, sql`TRUE`);

/** Records that the list of what is to be done (tindak lanjut) of a run would carry out. */
export const countFollowUps = (tx: Tx, runId: number): Promise<number> =>
  countRecords(
    tx,
    { runId },
    sql`
      f.state = 'final'
      AND f.outcome = 'accepted'
    `,
  );

async function countRecords(tx: Tx, scope: RunScope, which: Sql): Promise<number> {
  const [counted] = await rowsIn(tx)(
    z.object({ records: z.number() }),
    sql`
      SELECT
        count(*)::int AS records
      FROM
        finding f
        JOIN finding_record r ON r.finding_id = f.id
        AND ${IS_ABOUT}
      WHERE
        ${realFindingsOf(scope)}
        AND ${which}
    `,
  );
  return counted?.records ?? 0;
}
