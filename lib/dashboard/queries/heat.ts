import sql, { raw } from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { rows } from "@/lib/db/sql";
import { OPEN_STATES } from "@/lib/finding/model/state";
import { workOf } from "./progress";

/** What the lines of the heat table are: kecamatan, or desa of one of them. */
export type HeatRows = { readonly by: "kec" } | { readonly by: "desa"; readonly kecKey: string };

/** What its columns are: families of rules, rules of one of them, or tiers. */
export type HeatColumns =
  { readonly by: "family" } | { readonly by: "rule"; readonly family: string } | { readonly by: "tier" };

const cell = z.object({
  row: z.string().nullable(),
  rowName: z.string().nullable(),
  column: z.string(),
  total: z.number(),
  open: z.number(),
});
export type HeatCell = z.infer<typeof cell>;

/** How much there is and how much of it is open, by place and kind. Place null: in no single one. */
export async function heat(
  ctx: Ctx,
  snapshotId: number,
  lines: HeatRows,
  columns: HeatColumns,
): Promise<HeatCell[]> {
  authorise(ctx.actor, "summary.view");
  const place = raw(lines.by === "kec" ? "f.kec_key" : "f.desa_key");
  const kind = raw(
    columns.by === "family" ? "left(f.detector, 3)" : columns.by === "rule" ? "f.detector" : "f.tier",
  );
  const within = lines.by === "kec" ? sql`TRUE` : sql`f.kec_key = ${lines.kecKey}`;
  const of = columns.by === "rule" ? sql`starts_with(f.detector, ${columns.family})` : sql`TRUE`;
  return rows(
    cell,
    sql`
      SELECT
        ${place} AS ROW,
        coalesce(max(r.name), ${place}) AS "rowName",
        ${kind} AS COLUMN,
        count(*)::int AS total,
        count(*) FILTER (
          WHERE
            f.state = ANY (${[...OPEN_STATES]})
        )::int AS open
      FROM
        finding f
        LEFT JOIN region_code r ON r.code = ${place}
      WHERE
        ${workOf(ctx, snapshotId)}
        AND ${within}
        AND ${of}
      GROUP BY
        ${place},
        ${kind}
      ORDER BY
        1 NULLS LAST,
        3
    `,
  );
}
