import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/access/actor";
import { can } from "@/lib/access/permissions";
import type { WorksheetPlace } from "@/lib/finding/model/work/worksheet-place";
import { inScopeSql } from "@/lib/access/scope-sql";
import { IS_ABOUT } from "@/lib/finding/queries/people";
import { IS_RECORD } from "@/lib/roll/shown-record";

const placeSchema = z.object({
  desaKey: z.string(),
  kec: z.string(),
  desa: z.string(),
  voters: z.number(),
  due: z.string(),
});

/**
 * Desa with open field checks (coktas) in the person's area, as the worksheets hold them, the most urgent
 * first.
 */
export async function worksheetPlaces(ctx: Ctx, snapshotId: number): Promise<WorksheetPlace[]> {
  if (!can(ctx.actor, "finding.print-worksheet")) return [];
  return rows(
    placeSchema,
    sql`
      SELECT
        coalesce(v.desa_key, f.desa_key) AS "desaKey",
        max(coalesce(kec.name, v.kecamatan, f.kec_key, '–')) AS kec,
        max(coalesce(desa.name, v.desa, v.desa_key, f.desa_key)) AS desa,
        count(*)::int AS voters,
        min(f.due_date)::text AS due
      FROM
        finding f
        LEFT JOIN finding_record r ON r.finding_id = f.id
        AND ${IS_ABOUT}
        LEFT JOIN shown_record v ON ${IS_RECORD}
        LEFT JOIN region_code kec ON kec.code = coalesce(v.kec_code, f.kec_key)
        LEFT JOIN region_code desa ON desa.code = coalesce(v.desa_code, f.desa_key)
      WHERE
        f.state = 'field_check'
        AND f.due_date IS NOT NULL
        AND f.snapshot_id = ${snapshotId}${inScopeSql(ctx.actor)}
        AND coalesce(v.desa_key, f.desa_key) IS NOT NULL
      GROUP BY
        1
      ORDER BY
        5,
        2,
        3
      LIMIT
        500
    `,
  );
}
