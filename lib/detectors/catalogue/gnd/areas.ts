import sql from "sql-template-tag";
import type { DetectorContext } from "@/lib/detectors/kit/types";

/**
 * Above this many rows a key would not fit an index page; clusters are far smaller (lib/detectors/kit/sql.ts,
 * recordsKey).
 */
export function keyOfRows(rows: readonly number[]): string {
  return `R:${[...rows].sort((a, b) => a - b).join(",")}`;
}

/**
 * Looks up where rows stand, once, and gives the smallest area that holds a set of them: desa, else
 * kecamatan, else the kabupaten.
 */
export async function areasOf(
  { query, snapshot }: DetectorContext<unknown>,
  rows: readonly number[],
): Promise<(set: readonly number[]) => string> {
  const found = await query<{ row: number; desa: string; kec: string }>(sql`
    SELECT
      v.row_no AS ROW,
      v.desa_key AS desa,
      v.kec_key AS kec
    FROM
      ${snapshot.roll} v
    WHERE
      v.row_no = ANY (${[...rows]}::int4[])
  `);
  const places = new Map(found.map((place) => [place.row, place]));
  const shared = (set: readonly number[], key: "desa" | "kec") => {
    const keys = new Set(set.map((row) => places.get(row)?.[key] ?? ""));
    const [only = ""] = keys;
    return keys.size === 1 ? only : "";
  };
  return (set) => shared(set, "desa") || shared(set, "kec") || snapshot.regionCode;
}
