import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { rows } from "@/lib/db/sql";
import { maskDeep } from "@/lib/mask-text";
import { LIST_KINDS, LIST_STATUSES } from "@/lib/list/model/kinds";
import { type ListRow, stateCountsSchema } from "@/lib/list/model/view";

/** More lists than an office gets in ten years. */
const MOST = 500;

export const listRowSchema = z.object({
  id: z.number(),
  snapshotId: z.number(),
  period: z.string(),
  regionCode: z.string(),
  kind: z.enum(LIST_KINDS),
  source: z.string(),
  letterNumber: z.string().nullable(),
  letterDate: z.string().nullable(),
  broughtBy: z.string().nullable(),
  referenceDate: z.string(),
  status: z.enum(LIST_STATUSES),
  createdAt: z.string(),
  fromListId: z.number().nullable(),
  keepUntil: z.string(),
  counts: stateCountsSchema,
});

/** Lists `l` of snapshot `s`, with their lines by state; of a removed one those that were counted before. */
export const LIST_COLUMNS: Sql = sql`
  l.id,
  l.snapshot_id AS "snapshotId",
  s.stage || ' ' || s.period AS period,
  s.region_code AS "regionCode",
  l.kind,
  l.source,
  l.letter_number AS "letterNumber",
  l.letter_date::text AS "letterDate",
  l.brought_by AS "broughtBy",
  l.reference_date::text AS "referenceDate",
  l.status,
  to_json(l.created_at) #>> '{}' AS "createdAt",
  l.from_list_id AS "fromListId",
  l.keep_until::text AS "keepUntil",
  coalesce(
    l.tally -> 'counts',
    (
      SELECT
        jsonb_object_agg(n.state, n.lines)
      FROM
        (
          SELECT
            state,
            count(*)::int AS lines
          FROM
            reference_list_line
          WHERE
            list_id = l.id
            AND state IS NOT NULL
          GROUP BY
            state
        ) n
    ),
    '{}'
  ) AS counts
`;

/** The lists that the actor may see, newest first; of one period where it is named. */
export async function listLists(ctx: Ctx, snapshotId: number | null = null): Promise<ListRow[]> {
  authorise(ctx.actor, "list.view");
  const found = await rows(
    listRowSchema,
    sql`
      SELECT
        ${LIST_COLUMNS}
      FROM
        reference_list l
        JOIN snapshot s ON s.id = l.snapshot_id
      WHERE
        ${snapshotId}::int IS NULL
        OR l.snapshot_id = ${snapshotId}::int
      ORDER BY
        l.id DESC
      LIMIT
        ${MOST}
    `,
  );
  return maskDeep(found.filter(({ regionCode }) => covers(ctx.actor, regionCode)));
}
