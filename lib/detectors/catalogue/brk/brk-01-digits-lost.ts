import sql, { join } from "sql-template-tag";
import { z } from "zod";
import { census, lostDigits } from "@/lib/detectors/kit/census";
import { damagedNumbers } from "@/lib/detectors/kit/damaged";
import { findDetector } from "@/lib/detectors/kit/define";
import { exampleVoter, manyRows } from "@/lib/detectors/kit/example-voter";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { areaOf, quoted } from "@/lib/detectors/kit/sql";
import { tableOf } from "@/lib/detectors/kit/table-of";

/** A NIK as a spreadsheet leaves it: the sixteenth digit is 0. */
const cut = (n: number) => ({ nik: `${(exampleVoter(n).nik ?? "").slice(0, 15)}0` });

/**
 * Digits lost in a spreadsheet. Serials start at 0001, so few whole numbers end in 0; numbers that went
 * through a numeric cell all do. Checked before anything else: people of one kecamatan, sex and birth date
 * then share a NIK, thousands of false duplicates.
 */
export const brk01 = findDetector({
  code: "BRK-01",
  version: 1,
  tier: "T",
  subject: "file",
  basis: [SOURCES.excelDigits, SOURCES.sync2013],
  innocent: ["smallSerials"],
  needs: [],
  notApplicable: ({ snapshot }) =>
    snapshot.columns.includes("nik") || snapshot.columns.includes("nkk") ? null : "noIdentityColumn",
  params: z.object({
    maxShare: z.number().min(0.02).max(1).default(0.1),
    minFilled: z.int().min(20).default(200),
  }),
  evidence: z.object({
    column: z.enum(["nik", "nkk"]),
    filled: z.int(),
    ending: z.int(),
    share: z.number(),
    maxShare: z.number(),
  }),
  dispute: ["column"],
  explain: ({ column, filled, ending, share, maxShare }) => ({ column, filled, ending, share, maxShare }),
  supersededBy: [],
  followUps: ["UNGGAH-ULANG"],
  find: (ctx) => {
    const { snapshot, params } = ctx;
    const columns = (["nik", "nkk"] as const).filter((column) => snapshot.columns.includes(column));
    const perColumn = columns.map(
      (column) => sql`
        SELECT
          'F:' || d.file_ord || ${quoted(`#${column}`)} AS subject_key,
          (
            SELECT
              ${areaOf("c", sql`${snapshot.regionCode}::text`)}
            FROM
              ${tableOf(ctx, census)} c
            WHERE
              NOT c.baseline
              AND c.file_ord = d.file_ord
          ) AS area_code,
          jsonb_build_object(
            'column',
            ${quoted(column)},
            'filled',
            d.filled,
            'ending',
            d.ending,
            'share',
            round(d.share::numeric, 4),
            'maxShare',
            ${params.maxShare}::numeric
          ) AS evidence,
          ARRAY(
            SELECT
              v.row_no
            FROM
              ${snapshot.roll} v
            WHERE
              v.file_ord = d.file_ord
              AND ${lostDigits(column)}
            ORDER BY
              v.row_no
          ) AS rows
        FROM
          (${damagedNumbers(tableOf(ctx, census), column, params)}) d
      `,
    );
    return perColumn.length === 0
      ? sql`
          SELECT
            NULL::text AS subject_key,
            NULL::text AS area_code,
            NULL::jsonb AS evidence,
            NULL::INT[] AS ROWS
          WHERE
            FALSE
        `
      : join(perColumn, " UNION ALL ");
  },
  examples: [
    { name: "spreadsheet", kind: "fires", rows: manyRows(200, cut) },
    {
      name: "scientific",
      kind: "fires",
      rows: manyRows(200, (n) => (n % 5 === 0 ? { nik: "3.31401E+15" } : {})),
    },
    { name: "fewZeros", kind: "near-miss", rows: manyRows(200, (n) => (n < 20 ? cut(n) : {})) },
    { name: "smallFile", kind: "near-miss", rows: manyRows(150, cut) },
    { name: "smallSerials", kind: "innocent", rows: manyRows(400, (n) => (n % 25 === 0 ? cut(n) : {})) },
  ],
});
