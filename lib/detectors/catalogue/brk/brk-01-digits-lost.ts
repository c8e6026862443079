import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { z } from "zod";
import { census, lostDigits } from "@/lib/detectors/kit/census";
import { damagedFiles } from "@/lib/detectors/kit/damaged";
import type { NumberColumn } from "@/lib/detectors/kit/damaged";
import { assessDetector } from "@/lib/detectors/kit/define";
import { exampleVoter, manyRows } from "@/lib/detectors/kit/example-voter";
import { round } from "@/lib/detectors/kit/share-test";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { areaOf } from "@/lib/detectors/kit/sql";
import { tableOf } from "@/lib/detectors/kit/table-of";
import type { DetectorContext } from "@/lib/detectors/kit/types";
import { probability } from "@/lib/statistics/tails";

/** A NIK as a spreadsheet leaves it: the sixteenth digit is 0. */
const cut = (n: number) => ({ nik: `${(exampleVoter(n).nik ?? "").slice(0, 15)}0` });

export const brk01ParamsSchema = z.object({
  minFilled: z.int().min(20).default(200),
  minExcess: z.number().min(0.01).max(0.9).default(0.05),
  maxP: z.number().min(1e-30).max(0.01).default(1e-6),
});

/**
 * Digits lost in a spreadsheet. Serials start at 0001, so no ending is less likely than 0; numbers that went
 * through a numeric cell all end in it. Checked before anything else: people of one kecamatan, sex and birth
 * date then share a NIK, thousands of false duplicates.
 */
export const brk01 = assessDetector({
  code: "BRK-01",
  version: 2,
  tier: "T",
  subject: "file",
  basis: [SOURCES.excelDigits, SOURCES.sync2013],
  innocent: ["smallSerials", "evenSerials"],
  needs: [],
  notApplicable: ({ snapshot }) =>
    snapshot.columns.includes("nik") || snapshot.columns.includes("nkk") ? null : "noIdentityColumn",
  params: brk01ParamsSchema,
  evidence: z.object({
    column: z.enum(["nik", "nkk"]),
    filled: z.int(),
    ending: z.int(),
    share: z.number(),
    /** different numbers ending in 0, and in the commonest other digit */
    zeros: z.int(),
    most: z.int(),
    p: z.number(),
  }),
  dispute: ["column"],
  explain: ({ column, filled, ending, share, zeros, most }) => ({
    column,
    filled,
    ending,
    share,
    zeros,
    most,
  }),
  supersededBy: [],
  followUps: ["UNGGAH-ULANG"],
  async assess(ctx) {
    const { snapshot, params, query } = ctx;
    const found = [];
    for (const column of ["nik", "nkk"] as const) {
      const files = await damagedFiles(
        query,
        snapshot.roll,
        tableOf(ctx, census),
        column,
        snapshot.columns,
        params,
      );
      for (const { ord, filled, ending, digits, logP } of files) {
        const [place] = await query<{ area: string; rows: number[] }>(placeOf(ctx, ord, column));
        found.push({
          subjectKey: `F:${ord}#${column}`,
          areaCode: place?.area ?? snapshot.regionCode,
          rows: place?.rows ?? [],
          evidence: {
            column,
            filled,
            ending,
            share: round(ending / filled, 4),
            zeros: digits.zeros,
            most: digits.most,
            p: probability(logP),
          },
        });
      }
    }
    return found;
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
    {
      name: "evenSerials",
      kind: "innocent",
      rows: manyRows(400, (n) => ({
        nkk: `33140112031${10 + (n % 8)}${String((n * 7919) % 10_000 || 7).padStart(4, "0")}`.slice(0, 16),
      })),
    },
    { name: "smallSerials", kind: "innocent", rows: manyRows(400, (n) => (n % 25 === 0 ? cut(n) : {})) },
  ],
});

/** Where the file lies, and its lines whose number ends in 0. */
function placeOf(ctx: DetectorContext<unknown>, ord: number, column: NumberColumn): Sql {
  return sql`
    SELECT
      (
        SELECT
          ${areaOf("c", sql`${ctx.snapshot.regionCode}::text`)}
        FROM
          ${tableOf(ctx, census)} c
        WHERE
          NOT c.baseline
          AND c.file_ord = ${ord}::int
      ) AS area,
      ARRAY(
        SELECT
          v.row_no
        FROM
          ${ctx.snapshot.roll} v
        WHERE
          v.file_ord = ${ord}::int
          AND ${lostDigits(column)}
        ORDER BY
          v.row_no
      ) AS rows
  `;
}
