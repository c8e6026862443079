import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { inScopeSql } from "@/lib/access/scope-sql";
import type { Tx } from "@/lib/db/tx";
import { rowsIn } from "@/lib/db/tx-rows";
import { ASSIGNABLE_STATES } from "@/lib/finding/model/work/assignment";
import type { distributeSchema } from "@/lib/finding/model/work/assignment-schemas";

const givenSchema = z.object({
  assignee: z.string(),
  kecKey: z.string().nullable(),
  desaKey: z.string().nullable(),
  count: z.number(),
});

type Shares = z.output<typeof distributeSchema>["shares"];
interface Snapshot {
  readonly id: number;
  readonly regionCode: string;
}

const shareTable = (shares: Shares): Sql => sql`
  share AS (
          SELECT
            *
          FROM
            jsonb_to_recordset(${JSON.stringify(
              shares,
            )}::jsonb) s ("kecKey" text, "desaKey" text, assignee text)
        )
`;

/** The findings `f` that may be given as table `s` of shares says. */
const toGive = (ctx: Ctx, snapshot: Snapshot): Sql => sql`
            finding f
            JOIN share s ON s."kecKey" IS NOT DISTINCT FROM f.kec_key
            AND s."desaKey" IS NOT DISTINCT FROM f.desa_key
          WHERE
            f.snapshot_id = ${snapshot.id}
            AND f.region_code = ${snapshot.regionCode}
            AND f.state = ANY (${[...ASSIGNABLE_STATES]})
            AND f.assigned_to IS NULL
            AND (
              f.claimed_by IS NULL
              OR f.claimed_until <= now()
            )
            AND NOT EXISTS (
              SELECT
                1
              FROM
                judgement j
              WHERE
                j.finding_id = f.id
                AND j.round = f.round
                AND j.kind = 'unsure'
                AND j.actor_id = s.assignee
            ) ${inScopeSql(ctx.actor)}
`;

/** @returns how many findings would be given */
export async function countToGive(tx: Tx, ctx: Ctx, snapshot: Snapshot, shares: Shares): Promise<number> {
  const [found] = await rowsIn(tx)(
    z.object({ n: z.number() }),
    sql`
      WITH
        ${shareTable(shares)}
      SELECT
        count(*)::int AS n
      FROM
        ${toGive(ctx, snapshot)}
    `,
  );
  return found?.n ?? 0;
}

/**
 * Writes whom the unassigned open findings of areas are given to: nothing outside the giver's area, nothing
 * that somebody holds, and nothing back to the person who was unsure of it.
 * @returns findings given, by reviewer and area
 */
export function giveAreas(
  tx: Tx,
  ctx: Ctx,
  snapshot: Snapshot,
  shares: Shares,
): Promise<z.infer<typeof givenSchema>[]> {
  return rowsIn(tx)(
    givenSchema,
    sql`
      WITH
        ${shareTable(shares)},
        chosen AS (
          SELECT
            f.id,
            s.assignee
          FROM
            ${toGive(ctx, snapshot)}
          FOR NO KEY UPDATE OF
            f skip locked
        ),
        done AS (
          UPDATE finding f
          SET
            assigned_to = c.assignee
          FROM
            chosen c
          WHERE
            f.id = c.id
          RETURNING
            f.assigned_to,
            f.kec_key,
            f.desa_key
        )
      SELECT
        assigned_to AS assignee,
        kec_key AS "kecKey",
        desa_key AS "desaKey",
        count(*)::int AS count
      FROM
        done
      GROUP BY
        1,
        2,
        3
      ORDER BY
        1,
        2,
        3
    `,
  );
}
