import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import type { DetectorContext } from "./types";

/** Where a count was made, as people say it. */
export interface Place {
  readonly desaKey: string;
  readonly desa: string;
  readonly kecamatan: string;
  readonly tps: number | null;
}

/** Fewer areas than this cannot tell what is usual among them. */
export const LEAST_AREAS = 10;

/** TPS numbers from here on are special locations (lapas, pesantren, rumah sakit): unusual by nature, not compared with the others. */
export const SPECIAL_TPS = 901;

/** Select list of a desa, for a query `FROM roll v … GROUP BY v.desa_key`. */
export const desaColumns: Sql = raw(`v.desa_key AS "desaKey", coalesce(max(v.desa), '') AS desa, coalesce(max(v.kecamatan), '') AS kecamatan, NULL::int AS tps`);

/** Select list of a TPS, for `GROUP BY v.desa_key, v.tps_no`. */
export const tpsColumns: Sql = raw(`v.desa_key AS "desaKey", coalesce(max(v.desa), '') AS desa, coalesce(max(v.kecamatan), '') AS kecamatan, v.tps_no::int AS tps`);

/** `D:desa`, `T:desa:tps`, with an optional word where one subject is asked about twice. */
export function placeKey({ desaKey, tps }: Pick<Place, "desaKey" | "tps">, word = ""): string {
  return `${tps === null ? `D:${desaKey}` : `T:${desaKey}:${tps}`}${word === "" ? "" : `#${word}`}`;
}

/** Reason not to run an area test: `tooFewDesa` below LEAST_AREAS desa. */
export async function tooFewDesa({ snapshot, query }: Pick<DetectorContext<unknown>, "snapshot" | "query">): Promise<string | null> {
  const [row] = await query<{ n: number }>(sql`SELECT count(DISTINCT v.desa_key)::int AS n FROM ${snapshot.roll} v WHERE v.desa_key <> ''`);
  return (row?.n ?? 0) < LEAST_AREAS ? "tooFewDesa" : null;
}
