import sql, { join, raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { exampleVoter, manyRows } from "@/lib/detectors/kit/example-voter";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { quoted } from "@/lib/detectors/kit/sql";

const COLUMNS = ["nkk", "nik", "name"] as const;
const VALUE: Readonly<Record<(typeof COLUMNS)[number], Sql>> = {
  nkk: raw("CASE WHEN v.nkk_kind <> 'masked' THEN coalesce(v.nkk_ok, v.nkk) END"),
  nik: raw("CASE WHEN v.nik_kind <> 'masked' THEN coalesce(v.nik_ok, v.nik) END"),
  name: raw("upper(v.name)"),
};

/** One value drawn down a column. One finding per file and column: the cure is the same however many values were drawn. */
export const brk02 = findDetector({
  code: "BRK-02",
  version: 1,
  tier: "T",
  subject: "file",
  basis: [SOURCES.kendal2013],
  innocent: ["institution", "commonName"],
  needs: [],
  params: z.object({ maxRows: z.int().min(10).default(100), minConsecutive: z.number().min(0).max(1).default(0.5) }),
  evidence: z.object({ column: z.enum(COLUMNS), rows: z.int(), values: z.int(), consecutive: z.int(), longest: z.int(), maxRows: z.int() }),
  dispute: ["column"],
  yieldsTo: [],
  followUps: ["UNGGAH-ULANG", "UBAH"],
  find: ({ snapshot, params }) => {
    const columns = COLUMNS.filter((column) => snapshot.columns.includes(column));
    const perColumn = columns.map((column) => sql`SELECT ${quoted(column)} AS column_name, v.file_ord, v.row_no, v.kec_key, v.desa_key, v.region_code, ${VALUE[column]} AS value
      FROM ${snapshot.roll} v WHERE (v.file_ord, ${VALUE[column]}) IN (
        SELECT v.file_ord, ${VALUE[column]} FROM ${snapshot.roll} v WHERE ${VALUE[column]} IS NOT NULL GROUP BY 1, 2 HAVING count(*) > ${params.maxRows}::int)`);
    if (perColumn.length === 0) return raw("SELECT NULL::text AS subject_key, NULL::text AS area_code, NULL::jsonb AS evidence, NULL::int[] AS rows WHERE false");
    return sql`WITH often AS (${join(perColumn, " UNION ALL ")}),
      stepped AS (SELECT o.*, row_no - lag(row_no) OVER w = 1 AS follows, row_no - row_number() OVER w AS island FROM often o
        WINDOW w AS (PARTITION BY column_name, file_ord, value ORDER BY row_no)),
      drawn AS (SELECT column_name, file_ord, value, count(*) FILTER (WHERE follows)::int AS consecutive FROM stepped GROUP BY 1, 2, 3
        HAVING count(*) FILTER (WHERE follows) >= ${params.minConsecutive}::float8 * count(*)),
      run AS (SELECT column_name, file_ord, value, max(n)::int AS longest FROM (SELECT column_name, file_ord, value, island, count(*) AS n FROM stepped GROUP BY 1, 2, 3, 4) i GROUP BY 1, 2, 3)
      SELECT 'F:' || s.file_ord || '#' || s.column_name AS subject_key,
        CASE WHEN min(s.desa_key) = max(s.desa_key) AND min(s.desa_key) <> '' THEN min(s.desa_key) ELSE min(s.region_code) END AS area_code,
        jsonb_build_object('column', s.column_name, 'rows', count(*), 'values', count(DISTINCT s.value), 'consecutive', count(*) FILTER (WHERE s.follows),
          'longest', max(r.longest), 'maxRows', ${params.maxRows}::int) AS evidence,
        array_agg(s.row_no ORDER BY s.row_no) AS rows
      FROM stepped s JOIN drawn d USING (column_name, file_ord, value) JOIN run r USING (column_name, file_ord, value)
      GROUP BY s.column_name, s.file_ord`;
  },
  examples: [
    { name: "filledNkk", kind: "fires", rows: manyRows(130, (n) => (n < 110 ? { nkk: "3314011203150002" } : {})) },
    { name: "twoColumns", kind: "fires", findings: 2, rows: manyRows(130, (n) => (n < 110 ? { nik: "3314011203850002", name: "BUDI SANTOSO" } : {})) },
    { name: "hundred", kind: "near-miss", rows: manyRows(130, (n) => (n < 100 ? { nkk: "3314011203150002" } : {})) },
    { name: "institution", kind: "innocent", rows: manyRows(120, (n) => (n < 60 ? { nkk: "3314011203150002" } : {})) },
    { name: "commonName", kind: "innocent", rows: manyRows(330, (n) => ({ name: n % 3 === 0 ? "SITI AMINAH" : exampleVoter(n).name ?? null })) },
  ],
});
