import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import type { Fills } from "@/lib/detectors/kit/applicability";
import { damagedNumbers } from "@/lib/detectors/kit/damaged";
import type { DamageLimits } from "@/lib/detectors/kit/damaged";
import type { QueryFn, SnapshotInfo } from "@/lib/detectors/kit/types";

/** Temporary relation (baseline, file_ord, kec_key, desa_key, rows): the size of every file in every desa. */
export const CENSUS = raw("run_census");
/** Temporary relation (area_code, kec_key, desa_key): where an area code lies. */
export const AREAS = raw("run_areas");

/** Counts both rolls once, for flooding and for the place of each finding. */
export async function takeCensus(query: QueryFn, snapshot: SnapshotInfo, baseline: SnapshotInfo | null): Promise<void> {
  const count = (info: SnapshotInfo, isBaseline: boolean) => sql`SELECT ${isBaseline}::boolean AS baseline, v.file_ord, v.kec_key, v.desa_key, count(*)::int AS rows FROM ${info.roll} v GROUP BY 2, 3, 4`;
  await query(sql`DROP TABLE IF EXISTS ${CENSUS}, ${AREAS}`);
  await query(sql`CREATE TEMP TABLE ${CENSUS} AS ${count(snapshot, false)}${baseline ? sql` UNION ALL ${count(baseline, true)}` : raw("")}`);
  await query(sql`CREATE TEMP TABLE ${AREAS} AS SELECT DISTINCT ON (area_code) area_code, kec_key, desa_key FROM (
      SELECT desa_key AS area_code, kec_key, desa_key, baseline FROM ${CENSUS} WHERE desa_key <> ''
      UNION ALL SELECT kec_key, kec_key, NULL, baseline FROM ${CENSUS} WHERE kec_key <> '') a ORDER BY area_code, baseline, kec_key, desa_key NULLS LAST`);
  await query(sql`ANALYZE ${CENSUS}`);
  await query(sql`ANALYZE ${AREAS}`);
}

/** How full the columns are that can be masked; the others count as filled when the file has them. */
export async function measureFills(query: QueryFn, { roll }: SnapshotInfo): Promise<Fills> {
  const fill = (filled: Sql, masked: Sql, name: string) => sql`jsonb_build_object('filled', count(*) FILTER (WHERE ${filled}), 'masked', count(*) FILTER (WHERE ${masked})) AS ${raw(`"${name}"`)}`;
  const starred = (column: string) => fill(raw(`v.${column} IS NOT NULL`), raw(`v.${column} LIKE '%*%'`), column);
  const [found] = await query<Record<string, { filled: number; masked: number }>>(sql`SELECT
    ${fill(sql`v.nik_kind <> 'empty'`, sql`v.nik_kind = 'masked'`, "nik")}, ${fill(sql`v.nkk_kind <> 'empty'`, sql`v.nkk_kind = 'masked'`, "nkk")},
    ${starred("name")}, ${starred("birth_date_raw")}, ${starred("sex_raw")}, ${starred("marital_raw")}, ${starred("remark")}, ${starred("tps")} FROM ${roll} v`);
  const renamed = { birth_date_raw: "birthDate", sex_raw: "sex", marital_raw: "marital" } as const;
  return Object.fromEntries(Object.entries(found ?? {}).map(([column, counts]) => [column in renamed ? renamed[column as keyof typeof renamed] : column, counts]));
}

/** File ords whose NIK or NKK lost digits, whether or not BRK-01 itself was chosen for the run. */
export async function findDamagedFiles(query: QueryFn, snapshot: SnapshotInfo, column: "nik" | "nkk", limits: DamageLimits): Promise<number[]> {
  if (!snapshot.columns.includes(column)) return [];
  const found = await query<{ file_ord: number }>(sql`SELECT file_ord FROM (${damagedNumbers(snapshot.roll, column, limits)}) d ORDER BY file_ord`);
  return found.map(({ file_ord }) => file_ord);
}
