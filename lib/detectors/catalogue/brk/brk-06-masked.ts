import sql, { join, raw } from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { areaOf, quoted } from "@/lib/detectors/kit/sql";

/** Masked NIK or NKK, once per file and column. Never deduplicated: that is how "25 million duplicates" came about in 2018. */
export const brk06 = findDetector({
  code: "BRK-06",
  version: 1,
  tier: "I",
  subject: "file",
  basis: [SOURCES.masked2018, SOURCES.masking],
  innocent: ["publicCopy"],
  needs: [],
  notApplicable: ({ snapshot }) => (snapshot.columns.includes("nik") || snapshot.columns.includes("nkk") ? null : "noIdentityColumn"),
  params: z.object({}),
  evidence: z.object({ column: z.enum(["nik", "nkk"]), count: z.int(), of: z.int() }),
  dispute: ["column"],
  yieldsTo: [],
  followUps: ["UNGGAH-ULANG"],
  find: ({ snapshot }) => join((["nik", "nkk"] as const).map((column) => {
    const masked = raw(`v.${column}_kind = 'masked'`);
    return sql`SELECT 'F:' || v.file_ord || ${quoted(`#${column}`)} AS subject_key, ${areaOf()} AS area_code,
      jsonb_build_object('column', ${quoted(column)}, 'count', count(*) FILTER (WHERE ${masked}), 'of', count(*)) AS evidence,
      array_agg(v.row_no ORDER BY v.row_no) FILTER (WHERE ${masked}) AS rows
      FROM ${snapshot.roll} v GROUP BY v.file_ord HAVING bool_or(${masked})`;
  }), " UNION ALL "),
  examples: [
    { name: "masked", kind: "fires", rows: [{ nik: "331401**********" }, {}, {}] },
    { name: "bothColumns", kind: "fires", findings: 2, rows: [{ nik: "331401120385****", nkk: "331401120315****" }] },
    { name: "empty", kind: "near-miss", rows: [{ nik: null }, { nik: "33140112038500" }] },
    { name: "publicCopy", kind: "innocent", findings: 1, rows: [{ nik: "331401**********" }, { nik: "331401**********" }] },
  ],
});
