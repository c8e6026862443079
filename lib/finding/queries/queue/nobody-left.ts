import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import { rolesThatMay } from "@/lib/access/permissions";

/**
 * Was everybody unsure who is handed work where `f` lies, in the round that is open? Closed accounts do not count: a
 * finding must not wait for somebody who has left.
 */
export const nobodyLeft = (): Sql => sql`
  NOT EXISTS (
    SELECT
      1
    FROM
      "user" u
      CROSS JOIN unnest(u.areas) a (code)
    WHERE
      u.role = ANY (${rolesThatMay("finding.be-assigned")})
      AND NOT u.banned
      AND starts_with(coalesce(f.desa_key, f.kec_key, f.region_code), a.code)
      AND NOT EXISTS (
        SELECT
          1
        FROM
          judgement j
        WHERE
          j.finding_id = f.id
          AND j.actor_id = u.id
          AND j.round = f.round
      )
  )
`;

/** The same of one finding. */
export async function isNobodyLeft(findingId: number, read: ReadRows): Promise<boolean> {
  const found = await read(
    z.object({ id: z.number() }),
    sql`
      SELECT
        f.id
      FROM
        finding f
      WHERE
        f.id = ${findingId}
        AND f.state = 'unsure'
        AND ${nobodyLeft()}
    `,
  );
  return found.length > 0;
}
