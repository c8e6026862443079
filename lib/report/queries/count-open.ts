import sql from "sql-template-tag";
import { z } from "zod";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import { realFindingsOf } from "@/lib/finding/queries/real-findings";

/** Findings of a run that nobody has decided for good yet. */
export async function countOpen(runId: number, read: ReadRows = onPool): Promise<number> {
  const [row] = await read(
    z.object({ open: z.number() }),
    sql`
      SELECT
        count(*)::int AS open
      FROM
        finding f
      WHERE
        ${realFindingsOf({ runId })}
        AND f.state NOT IN ('final', 'split')
    `,
  );
  return row?.open ?? 0;
}
