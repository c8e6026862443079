import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { ASSIGNABLE_STATES } from "@/lib/finding/model/work/assignment";
import { inScopeSql } from "@/lib/access/scope-sql";

const rowSchema = z.object({
  regionCode: z.string(),
  kecKey: z.string().nullable(),
  desaKey: z.string().nullable(),
  kecName: z.string().nullable(),
  desaName: z.string().nullable(),
  count: z.number(),
});
export type NamedArea = z.infer<typeof rowSchema>;

/** Where findings wait that nobody has been given or has in hand, by desa, within the person's area. */
export async function openAreas(ctx: Ctx, snapshotId: number): Promise<NamedArea[]> {
  authorise(ctx.actor, "finding.distribute");
  return rows(
    rowSchema,
    sql`
      SELECT
        f.region_code AS "regionCode",
        f.kec_key AS "kecKey",
        f.desa_key AS "desaKey",
        coalesce(max(kec.name), f.kec_key) AS "kecName",
        coalesce(max(desa.name), f.desa_key) AS "desaName",
        count(*)::int AS count
      FROM
        finding f
        LEFT JOIN region_code kec ON kec.code = f.kec_key
        LEFT JOIN region_code desa ON desa.code = f.desa_key
      WHERE
        f.snapshot_id = ${snapshotId}
        AND f.state = ANY (${[...ASSIGNABLE_STATES]})
        AND f.assigned_to IS NULL
        AND (
          f.claimed_by IS NULL
          OR f.claimed_until <= now()
        ) ${inScopeSql(ctx.actor)}
      GROUP BY
        f.region_code,
        f.kec_key,
        f.desa_key
      ORDER BY
        4 NULLS LAST,
        5 NULLS FIRST,
        2,
        3
      LIMIT
        5000
    `,
  );
}
