import sql, { join, raw } from "sql-template-tag";
import { z } from "zod";
import { census, maskedOf } from "@/lib/detectors/kit/census";
import { findDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { areaOf, quoted } from "@/lib/detectors/kit/sql";
import { tableOf } from "@/lib/detectors/kit/table-of";

/**
 * Masked NIK or NKK, once per file and column. Never deduplicated: that is how "25 million duplicates" came
 * about in 2018.
 */
export const brk06 = findDetector({
  code: "BRK-06",
  version: 1,
  tier: "I",
  subject: "file",
  basis: [SOURCES.masked2018, SOURCES.masking],
  innocent: ["publicCopy"],
  needs: [],
  notApplicable: ({ snapshot }) =>
    snapshot.columns.includes("nik") || snapshot.columns.includes("nkk") ? null : "noIdentityColumn",
  params: z.object({}),
  evidence: z.object({ column: z.enum(["nik", "nkk"]), count: z.int(), of: z.int() }),
  dispute: ["column"],
  supersededBy: [],
  followUps: ["UNGGAH-ULANG"],
  find: (ctx) =>
    join(
      (["nik", "nkk"] as const).map(
        (column) => sql`
          SELECT
            'F:' || f.file_ord || ${quoted(`#${column}`)} AS subject_key,
            f.area_code,
            jsonb_build_object('column', ${quoted(column)}, 'count', f.masked, 'of', f.rows) AS evidence,
            ARRAY(
              SELECT
                v.row_no
              FROM
                ${ctx.snapshot.roll} v
              WHERE
                v.file_ord = f.file_ord
                AND ${raw(`v.${column}_kind = 'masked'`)}
              ORDER BY
                1
            ) AS rows
          FROM
            (
              SELECT
                c.file_ord,
                ${areaOf("c", sql`${ctx.snapshot.regionCode}::text`)} AS area_code,
                sum(${maskedOf(column)}) AS masked,
                sum(c.rows) AS rows
              FROM
                ${tableOf(ctx, census)} c
              WHERE
                NOT c.baseline
              GROUP BY
                c.file_ord
              HAVING
                sum(${maskedOf(column)}) > 0
            ) f
        `,
      ),
      " UNION ALL ",
    ),
  examples: [
    { name: "masked", kind: "fires", rows: [{ nik: "331401**********" }, {}, {}] },
    {
      name: "bothColumns",
      kind: "fires",
      findings: 2,
      rows: [{ nik: "331401120385****", nkk: "331401120315****" }],
    },
    { name: "empty", kind: "near-miss", rows: [{ nik: null }, { nik: "33140112038500" }] },
    {
      name: "publicCopy",
      kind: "innocent",
      findings: 1,
      rows: [{ nik: "331401**********" }, { nik: "331401**********" }],
    },
  ],
});
