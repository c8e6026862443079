import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { rows } from "@/lib/db/sql";
import { notFound } from "@/lib/errors";
import { maskDeep } from "@/lib/mask-text";
import { SHOWN_COLUMNS } from "@/lib/list/model/shown-person";
import type { ListView } from "@/lib/list/model/view";
import { reachableList } from "./access";
import { LIST_COLUMNS, listRowSchema } from "./lists";

const viewSchema = listRowSchema.extend({
  createdBy: z.string(),
  files: z.array(z.object({ name: z.string(), sheet: z.string().nullable(), sha256: z.string() })),
  reasons: z.record(z.string(), z.number()),
  entries: z.number(),
  filled: z.record(z.string(), z.number()),
});

/**
 * One list with its quality: what was filled, what was rejected and why.
 * @throws notFound also outside the actor's scope
 */
export async function getList(ctx: Ctx, id: number): Promise<ListView> {
  await reachableList(ctx, id, "list.view");
  const [found] = await rows(
    viewSchema,
    sql`
      SELECT
        ${LIST_COLUMNS},
        coalesce(u.name, l.created_by) AS "createdBy",
        l.files,
        coalesce(
          (
            SELECT
              jsonb_object_agg(r.reject_reason, r.lines)
            FROM
              (
                SELECT
                  reject_reason,
                  count(*)::int AS lines
                FROM
                  reference_list_line
                WHERE
                  list_id = l.id
                  AND reject_reason IS NOT NULL
                GROUP BY
                  reject_reason
              ) r
          ),
          '{}'
        ) AS reasons,
        coalesce(p.entries, 0)::int AS entries,
        coalesce(p.filled, '{}') AS filled
      FROM
        reference_list l
        JOIN snapshot s ON s.id = l.snapshot_id
        LEFT JOIN "user" u ON u.id = l.created_by
        LEFT JOIN LATERAL (
          SELECT
            max(c.entries) AS entries,
            jsonb_object_agg(c.name, c.filled) AS filled
          FROM
            (
              SELECT
                k.name,
                count(*)::int AS entries,
                count(n.people -> 0 -> 'raw' ->> k.name)::int AS filled
              FROM
                reference_list_line n
                CROSS JOIN unnest(${[...SHOWN_COLUMNS]}::TEXT[]) k (name)
              WHERE
                n.list_id = l.id
                AND n.state <> 'rejected'
              GROUP BY
                k.name
            ) c
        ) p ON TRUE
      WHERE
        l.id = ${id}::int
    `,
  );
  if (found === undefined) throw notFound("list-not-found", { id });
  const { entries, filled, ...rest } = found;
  return maskDeep({
    ...rest,
    filled: SHOWN_COLUMNS.map((column) => ({ column, filled: filled[column] ?? 0, of: entries })),
  });
}
