import { maskDeep } from "@/lib/mask-text";
import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { FIELD_CHECK } from "@/lib/finding/queries/decided";
import { authorise } from "@/lib/access/permissions";
import { inScopeSql } from "@/lib/access/scope-sql";
import { rows } from "@/lib/db/sql";
import { IS_ABOUT } from "@/lib/finding/queries/people";

const checkSchema = z.object({
  findingId: z.number(),
  detector: z.string(),
  kec: z.string(),
  desa: z.string(),
  addressee: z.string(),
  dueDate: z.string(),
  people: z.number(),
  results: z.number(),
});
/** An open field check (verifikasi faktual): who goes to look, until when, and what came back so far. */
export type FieldCheck = z.infer<typeof checkSchema>;

/** So many stand on the page; the queue has them all. */
const SHOWN = 200;

/** The open field checks of the person's area, the earliest due date first, and how many there are in all. */
export async function fieldChecks(
  ctx: Ctx,
  snapshotId: number,
): Promise<{ checks: FieldCheck[]; total: number }> {
  authorise(ctx.actor, "finding.print-worksheet");
  const found = await rows(
    checkSchema.extend({ total: z.number() }),
    sql`
      SELECT
        f.id AS "findingId",
        f.detector,
        coalesce(kec.name, f.kec_key, '–') AS kec,
        coalesce(desa.name, f.desa_key, '–') AS desa,
        coalesce(asked.detail ->> 'addressee', '–') AS addressee,
        f.due_date::text AS "dueDate",
        greatest(
          1,
          (
            SELECT
              count(*)
            FROM
              finding_record r
            WHERE
              r.finding_id = f.id
              AND ${IS_ABOUT}
          )
        )::int AS people,
        (
          SELECT
            count(DISTINCT coalesce(j.detail ->> 'ord', '-'))::int
          FROM
            judgement j
          WHERE
            j.finding_id = f.id
            AND j.kind = 'field_result'
            AND j.id > asked.id
        ) AS results,
        (count(*) OVER ())::int AS total
      FROM
        finding f
        ${FIELD_CHECK}
        LEFT JOIN region_code kec ON kec.code = f.kec_key
        LEFT JOIN region_code desa ON desa.code = f.desa_key
      WHERE
        f.state = 'field_check'
        AND f.due_date IS NOT NULL
        AND f.snapshot_id = ${snapshotId}${inScopeSql(ctx.actor)}
      ORDER BY
        f.due_date,
        3,
        4,
        f.id
      LIMIT
        ${SHOWN}
    `,
  );
  return { checks: found.map(({ total: _all, ...check }) => maskDeep(check)), total: found[0]?.total ?? 0 };
}
