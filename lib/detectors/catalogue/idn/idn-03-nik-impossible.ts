import sql, { raw } from "sql-template-tag";
import { z } from "zod";
import { recordDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { assignedKabupaten, datePossible, jsonObject, nik, outsideFiles } from "@/lib/detectors/kit/sql";
import type { DetectorContext } from "@/lib/detectors/kit/types";

const paramsSchema = z.object({
  /** Province prefixes of which no list of kabupaten is at hand: 09 DKI before 2004, 54 Timor Timur. */
  historicProvinces: z.array(z.string().regex(/^\d\d$/)).default(["09", "54"]),
});
type Ctx = DetectorContext<z.infer<typeof paramsSchema>>;

const badDay = sql`
  NOT (
    ${nik.rawDay} BETWEEN 1 AND 31
    OR ${nik.rawDay} BETWEEN 41 AND 71
  )
`;
const badMonth = sql`${nik.month} NOT BETWEEN 1 AND 12`;
const badDate = sql`NOT ${datePossible(raw("v.nik_ok"), true)}`;
const unassigned = (ctx: Ctx) => sql`NOT ${assignedKabupaten(nik.kabupaten, ctx.params.historicProvinces)}`;
// In a file whose last digits are lost, 0000 says nothing about the voter.
const noSerial = (ctx: Ctx) => sql`
  (
    ${nik.serial} = 0
    AND ${outsideFiles(ctx.damagedFiles)}
  )
`;

/**
 * Sixteen digits that cannot have been issued: day, month, a date that no calendar has in either century,
 * serial 0000, a prefix that was never assigned.
 */
export const idn03 = recordDetector({
  code: "IDN-03",
  version: 1,
  tier: "T",
  subject: "record",
  basis: [SOURCES.dukcapilNik, SOURCES.regionCodes, SOURCES.kpuInvalid2025, SOURCES.invalidNik2013],
  innocent: ["oldPrefix", "retiredPrefix", "typingError"],
  needs: ["nik"],
  params: paramsSchema,
  evidence: z.object({
    problem: z.enum(["day", "month", "date", "prefix", "serial"]),
    value: z.string().max(6),
  }),
  dispute: ["problem", "value"],
  supersededBy: ["IDN-02"],
  followUps: ["UBAH", "KOORDINASI-DUKCAPIL"],
  where: (ctx) => sql`
    v.active
    AND v.nik_ok IS NOT NULL
    AND (
      ${badDate}
      OR ${noSerial(ctx)}
      OR ${unassigned(ctx)}
    )
  `,
  evidenceSql: (ctx) => {
    const choose = (of: {
      day: ReturnType<typeof sql>;
      month: ReturnType<typeof sql>;
      date: ReturnType<typeof sql>;
      prefix: ReturnType<typeof sql>;
      serial: ReturnType<typeof sql>;
    }) => sql`
      CASE
        WHEN ${badDay} THEN ${of.day}
        WHEN ${badMonth} THEN ${of.month}
        WHEN ${badDate} THEN ${of.date}
        WHEN ${unassigned(ctx)} THEN ${of.prefix}
        ELSE ${of.serial}
      END
    `;
    return jsonObject({
      problem: choose({
        day: sql`'day'`,
        month: sql`'month'`,
        date: sql`'date'`,
        prefix: sql`'prefix'`,
        serial: sql`'serial'`,
      }),
      value: choose({
        day: sql`substr(v.nik_ok, 7, 2)`,
        month: sql`substr(v.nik_ok, 9, 2)`,
        date: sql`substr(v.nik_ok, 7, 6)`,
        prefix: sql`left(v.nik_ok, 4)`,
        serial: sql`right(v.nik_ok, 4)`,
      }),
    });
  },
  examples: [
    { name: "dayZero", kind: "fires", rows: [{ nik: "3314010003850002" }, {}] },
    { name: "dayBetween", kind: "fires", rows: [{ nik: "3314013503850002" }, {}] },
    { name: "dayTooHigh", kind: "fires", rows: [{ nik: "3314017203850002" }, {}] },
    { name: "month13", kind: "fires", rows: [{ nik: "3314011213850002" }, {}] },
    { name: "april31", kind: "fires", rows: [{ nik: "3314013104850002" }, {}] },
    { name: "april31Woman", kind: "fires", rows: [{ nik: "3314017104850002" }, {}] },
    { name: "leapNever", kind: "fires", rows: [{ nik: "3314012902010002" }, {}] },
    { name: "serialZero", kind: "fires", rows: [{ nik: "3314011203850000" }, {}] },
    { name: "prefixNever", kind: "fires", rows: [{ nik: "3714011203850002" }, {}] },
    { name: "leap2000", kind: "near-miss", rows: [{ nik: "3314012902000002" }] },
    { name: "leapWoman", kind: "near-miss", rows: [{ nik: "3314016902040002" }] },
    { name: "woman71", kind: "near-miss", rows: [{ nik: "3314017101850002" }] },
    { name: "otherKabupaten", kind: "near-miss", rows: [{ nik: "3171011203850002" }] },
    { name: "oldPrefix", kind: "innocent", rows: [{ nik: "0951011203850002" }] },
    {
      name: "retiredPrefix",
      kind: "innocent",
      rows: [{ nik: "9102011203850002" }, { nik: "5403011203850002" }],
    },
    { name: "typingError", kind: "innocent", findings: 1, rows: [{ nik: "3314013203850002" }, {}] },
  ],
});
