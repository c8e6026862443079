import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { z } from "zod";
import { recordDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { jsonObject, nik } from "@/lib/detectors/kit/sql";
import { plausibleNikDate } from "./nik-rules";

const roll = {
  day: sql`date_part('day', v.birth_date)::int`,
  month: sql`date_part('month', v.birth_date)::int`,
  year2: sql`(date_part('year', v.birth_date)::int % 100)`,
};
/**
 * The three parts as one number on both sides: what agrees, nearly every row, is settled by one comparison.
 */
const agrees = sql`
  v.nik_ok::int8 / 10000 % 1000000 - CASE
    WHEN ${nik.rawDay} > 40 THEN 400000
    ELSE 0
  END = ${roll.day} * 10000 + ${roll.month} * 100 + ${roll.year2}
`;
const differs = {
  day: sql`${nik.day} <> ${roll.day}`,
  month: sql`${nik.month} <> ${roll.month}`,
  year: sql`${nik.year2} <> ${roll.year2}`,
};
const shown = (part: "day" | "month" | "year", value: ReturnType<typeof sql>) => sql`
  CASE
    WHEN ${differs[part]} THEN lpad((${value})::text, 2, '0')
    ELSE '··'
  END
`;
/** How likely causes look: the first that fits is named. */
const CAUSES = ["swapped", "correctedLater", "defaultOnRoll", "oneDigit", "otherDate"] as const;
/** 1 July, 31 December and 1 January stand for dates that nobody knew. */
const DEFAULTS = "(101, 107, 3112)";
const isDefault = (day: Sql, month: Sql) => sql`(${day}) * 100 + ${month} IN ${raw(DEFAULTS)}`;
/** Exactly one of the two figures of a part differs. */
const oneFigure = (a: Sql, b: Sql) => sql`((${a}) / 10 <> (${b}) / 10) <> ((${a}) % 10 <> (${b}) % 10)`;
const swapped = sql`
  ${nik.day} = ${roll.month}
  AND ${nik.month} = ${roll.day}
  AND ${nik.day} <> ${nik.month}
  AND ${nik.year2} = ${roll.year2}
`;
const cause = sql`
  CASE
    WHEN ${swapped} THEN 'swapped'
    WHEN ${isDefault(nik.day, nik.month)}
    AND NOT (${isDefault(roll.day, roll.month)}) THEN 'correctedLater'
    WHEN ${isDefault(roll.day, roll.month)} THEN 'defaultOnRoll'
    WHEN (${differs.day})::int + (${differs.month})::int + (${differs.year})::int = 1
    AND (
      ${oneFigure(nik.day, roll.day)}
      OR ${oneFigure(nik.month, roll.month)}
      OR ${oneFigure(nik.year2, roll.year2)}
    ) THEN 'oneDigit'
    ELSE 'otherDate'
  END
`;
const PARTS = ["day", "month", "year", "dayMonth", "dayYear", "monthYear", "dayMonthYear"] as const;

/**
 * The date in the NIK is not the birth date on the roll; says which parts, and shows only those. Women's day
 * is read with the 40 off, whatever the sex column says.
 */
export const idn04 = recordDetector({
  code: "IDN-04",
  version: 2,
  tier: "S",
  subject: "record",
  basis: [SOURCES.dukcapilNik, SOURCES.nikUnchanged, SOURCES.dki2017],
  innocent: ["correctedDate"],
  needs: ["nik", "birthDate"],
  params: z.object({}),
  evidence: z.object({
    parts: z.enum(PARTS),
    nik: z.string().length(8),
    roll: z.string().length(8),
    swapped: z.boolean(),
    cause: z.enum(CAUSES),
  }),
  causes: CAUSES,
  dispute: ["parts", "nik", "roll"],
  explain: ({ parts, nik: inNik, roll: onRoll, swapped: exchanged }) => ({
    parts,
    nik: inNik,
    roll: onRoll,
    swapped: String(exchanged),
  }),
  supersededBy: ["IDN-02", "IDN-03", "BRK-03"],
  followUps: ["UBAH", "KOORDINASI-DUKCAPIL"],
  where: () => sql`
    v.active
    AND v.nik_ok IS NOT NULL
    AND v.birth_date IS NOT NULL
    AND NOT (${agrees})
    AND ${plausibleNikDate}
  `,
  evidenceSql: () =>
    jsonObject({
      parts: sql`
        replace(
          replace(
            concat_ws(
              '-',
              CASE
                WHEN ${differs.day} THEN 'day'
              END,
              CASE
                WHEN ${differs.month} THEN 'month'
              END,
              CASE
                WHEN ${differs.year} THEN 'year'
              END
            ),
            '-month',
            'Month'
          ),
          '-year',
          'Year'
        )
      `,
      nik: sql`
        concat_ws(
          '-',
          ${shown("day", nik.day)},
          ${shown("month", nik.month)},
          ${shown("year", nik.year2)}
        )
      `,
      roll: sql`
        concat_ws(
          '-',
          ${shown("day", roll.day)},
          ${shown("month", roll.month)},
          ${shown("year", roll.year2)}
        )
      `,
      swapped,
      cause,
    }),
  examples: [
    {
      name: "day",
      kind: "fires",
      rows: [{ birthDate: "13|03|1985", nik: "3314011203850002", sex: "L" }, {}],
    },
    {
      name: "year",
      kind: "fires",
      rows: [{ birthDate: "12|03|1986", nik: "3314015203850002", sex: "P" }, {}],
    },
    {
      name: "swapped",
      kind: "fires",
      rows: [{ birthDate: "03|12|1985", nik: "3314011203850002", sex: "L" }, {}],
    },
    {
      name: "woman",
      kind: "near-miss",
      rows: [{ birthDate: "12|03|1985", nik: "3314015203850002", sex: "P" }],
    },
    {
      name: "womanWithoutForty",
      kind: "near-miss",
      rows: [{ birthDate: "12|03|1985", nik: "3314011203850002", sex: "P" }],
    },
    {
      name: "otherCentury",
      kind: "near-miss",
      rows: [{ birthDate: "12|03|1925", nik: "3314011203250002", sex: "L" }],
    },
    {
      name: "correctedDate",
      kind: "innocent",
      findings: 1,
      rows: [{ birthDate: "01|07|1950", nik: "3314013112500002", sex: "L" }, {}],
    },
  ],
});
