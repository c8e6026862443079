import sql, { raw } from "sql-template-tag";
import { z } from "zod";
import { recordDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { assignedKabupaten, datePossible, jsonObject, nkk, outsideFiles } from "@/lib/detectors/kit/sql";
import type { DetectorContext } from "@/lib/detectors/kit/types";

const paramsSchema = z.object({
  historicProvinces: z.array(z.string().regex(/^\d\d$/)).default(["09", "54"]),
  /**
   * Family cards with a number of this kind are younger than this year: a two-digit year cannot mean an
   * earlier one.
   */
  oldestYear: z.int().min(1900).max(2000).default(1980),
});
type Ctx = DetectorContext<z.infer<typeof paramsSchema>>;

const badDate = sql`NOT ${datePossible(raw("v.nkk_ok"), false)}`;
/**
 * 20YY after the reference date, and 19YY before there were such numbers. Compared as YYMMDD, for the date
 * need not exist.
 */
const future = ({ snapshot, params: { oldestYear } }: Ctx) => {
  const year = snapshot.referenceDate.slice(2, 4);
  const reference = year + snapshot.referenceDate.slice(5, 7) + snapshot.referenceDate.slice(8, 10);
  return sql`
    (
      ${nkk.year2} >= ${Number(year)}::int
      AND 1900 + ${nkk.year2} < ${oldestYear}::int
      AND substr(v.nkk_ok, 11, 2) || substr(v.nkk_ok, 9, 2) || substr(v.nkk_ok, 7, 2) > ${reference}::text COLLATE "C"
    )
  `;
};
const unassigned = (ctx: Ctx) => sql`NOT ${assignedKabupaten(nkk.kabupaten, ctx.params.historicProvinces)}`;
const noSerial = (ctx: Ctx) => sql`
  (
    ${nkk.serial} = 0
    AND ${outsideFiles(ctx.damagedNkkFiles)}
  )
`;

/**
 * Family card number empty, malformed or impossible: sixteen digits, region assigned, a day of recording that
 * exists and is past, serial from 0001.
 */
export const idn06 = recordDetector({
  code: "IDN-06",
  version: 1,
  tier: "S",
  subject: "record",
  basis: [SOURCES.kpuInvalid2025, SOURCES.nkkMeaning, SOURCES.kk2017, SOURCES.zeroDate],
  innocent: ["newCard", "typingError"],
  needs: ["nkk"],
  asksAboutEmpty: true,
  params: paramsSchema,
  evidence: z.object({
    problem: z.enum(["empty", "form", "date", "future", "prefix", "serial"]),
    value: z.string().max(6),
  }),
  dispute: ["problem", "value"],
  disputedColumns: ["nkk"],
  supersededBy: [],
  followUps: ["UBAH", "KOORDINASI-DUKCAPIL"],
  where: (ctx) => sql`
    v.active
    AND (
      v.nkk_kind IN ('empty', 'bad')
      OR (
        v.nkk_kind = 'damaged'
        AND ${outsideFiles(ctx.damagedNkkFiles)}
      )
      OR (
        v.nkk_kind = 'ok'
        AND ${outsideFiles(ctx.exchangedFiles)}
        AND (
          ${badDate}
          OR ${future(ctx)}
          OR ${noSerial(ctx)}
          OR ${unassigned(ctx)}
        )
      )
    )
  `,
  evidenceSql: (ctx) =>
    jsonObject({
      problem: sql`
        CASE
          WHEN v.nkk_kind = 'empty' THEN 'empty'
          WHEN v.nkk_kind <> 'ok' THEN 'form'
          WHEN ${badDate} THEN 'date'
          WHEN ${future(ctx)} THEN 'future'
          WHEN ${unassigned(ctx)} THEN 'prefix'
          ELSE 'serial'
        END
      `,
      value: sql`
        CASE
          WHEN v.nkk_kind = 'empty' THEN ''
          WHEN v.nkk_kind <> 'ok' THEN length(v.nkk)::text
          WHEN ${badDate}
          OR ${future(ctx)} THEN substr(v.nkk_ok, 7, 6)
          WHEN ${unassigned(ctx)} THEN left(v.nkk_ok, 4)
          ELSE right(v.nkk_ok, 4)
        END
      `,
    }),
  examples: [
    { name: "empty", kind: "fires", rows: [{ nkk: null }, {}] },
    { name: "fifteen", kind: "fires", rows: [{ nkk: "331401120315000" }, {}] },
    { name: "february30", kind: "fires", rows: [{ nkk: "3314013002150002" }, {}] },
    {
      name: "future",
      kind: "fires",
      rows: [{ nkk: "3314011112250002" }, {}],
      snapshot: { referenceDate: "2025-12-10" },
    },
    { name: "serialZero", kind: "fires", rows: [{ nkk: "1890000000000000" }, {}] },
    { name: "prefixNever", kind: "fires", rows: [{ nkk: "3714011203150002" }, {}] },
    {
      name: "onTheDay",
      kind: "near-miss",
      rows: [{ nkk: "3314011012250002" }],
      snapshot: { referenceDate: "2025-12-10" },
    },
    { name: "lastCentury", kind: "near-miss", rows: [{ nkk: "3314011203980002" }] },
    { name: "masked", kind: "near-miss", rows: [{ nkk: "331401**********" }, {}, {}] },
    { name: "newCard", kind: "innocent", findings: 1, rows: [{ nkk: null, source: "BARU" }, {}] },
    { name: "typingError", kind: "innocent", findings: 1, rows: [{ nkk: "33140112031500022" }, {}] },
  ],
});
