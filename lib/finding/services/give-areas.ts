import sql from "sql-template-tag";
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

/**
 * Writes whom the unassigned open findings of areas are given to: nothing outside the giver's area, nothing
 * that somebody holds, and nothing back to the person who was unsure of it.
 * @returns findings given, by reviewer and area
 */
export function giveAreas(
  tx: Tx,
  ctx: Ctx,
  snapshot: { readonly id: number; readonly regionCode: string },
  shares: z.output<typeof distributeSchema>["shares"],
): Promise<z.infer<typeof givenSchema>[]> {
  return rowsIn(tx)(
    givenSchema,
    sql`
      WITH
        share AS (
          SELECT
            *
          FROM
            jsonb_to_recordset(${JSON.stringify(
              shares,
            )}::jsonb) s ("kecKey" text, "desaKey" text, assignee text)
        ),
        chosen AS (
          SELECT
            f.id,
            s.assignee
          FROM
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
