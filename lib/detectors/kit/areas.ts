import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { census, desaNames } from "./census";
import { tableOf } from "./table-of";
import type { DetectorContext } from "./types";

/** Where a count was made, as people say it. */
export interface Place {
  readonly desaKey: string;
  readonly desa: string;
  readonly kecamatan: string;
  readonly tps: number | null;
}

/** Fewer areas than this cannot tell what is usual among them. */
export const MIN_AREAS = 10;

/** Select list of counts per desa, for a query `FROM lines v … GROUP BY v.desa_key`. */
export const desaColumns: Sql = raw("v.desa_key, NULL::int AS tps");

/** Select list of counts per TPS, for `GROUP BY v.desa_key, v.tps_no`. */
export const tpsColumns: Sql = raw("v.desa_key, v.tps_no::int AS tps");

/**
 * Counts per place, with what the place is called: "desaKey", desa, kecamatan and the columns of the counts;
 * to be ordered by the caller.
 */
export function named(
  ctx: Pick<DetectorContext<unknown>, "tables">,
  counts: Sql,
  which?: "snapshot" | "baseline",
): Sql {
  return sql`
    SELECT
      c.desa_key AS "desaKey",
      p.desa,
      p.kecamatan,
      c.*
    FROM
      (${counts}) c
      JOIN ${desaNames(ctx, which)} p ON p.desa_key = c.desa_key
  `;
}

/** `D:desa`, `T:desa:tps`, with an optional word where one subject is asked about twice. */
export function placeKey({ desaKey, tps }: Pick<Place, "desaKey" | "tps">, word = ""): string {
  return `${tps === null ? `D:${desaKey}` : `T:${desaKey}:${tps}`}${word === "" ? "" : `#${word}`}`;
}

/** Reason not to run an area test: `tooFewDesa` below MIN_AREAS desa. */
export async function tooFewDesa(
  ctx: Pick<DetectorContext<unknown>, "tables" | "query">,
): Promise<string | null> {
  const [row] = await ctx.query<{ n: number }>(sql`
    SELECT
      count(DISTINCT desa_key)::int AS n
    FROM
      ${tableOf(ctx, census)}
    WHERE
      NOT baseline
      AND desa_key <> ''
  `);
  return (row?.n ?? 0) < MIN_AREAS ? "tooFewDesa" : null;
}
