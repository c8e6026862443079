import sql from "sql-template-tag";
import { z } from "zod";
import { recordDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { jsonObject } from "@/lib/detectors/kit/sql";

const after = (referenceDate: string) => sql`v.birth_date > ${referenceDate}::date`;

/**
 * A birth date that is none: empty, 00|00|0000, not in the calendar, after the reference date, before 1900.
 */
export const idn10 = recordDetector({
  code: "IDN-10",
  version: 1,
  tier: "T",
  subject: "record",
  basis: [SOURCES.zeroDate, SOURCES.biak1900, SOURCES.kpuInvalid2025],
  innocent: ["unknownDate", "otherOrder"],
  needs: ["birthDate"],
  asksAboutEmpty: true,
  params: z.object({ firstYear: z.int().min(1850).max(1930).default(1900) }),
  evidence: z.object({
    problem: z.enum(["empty", "zero", "calendar", "future", "early"]),
    year: z.int().nullable(),
  }),
  dispute: ["problem"],
  disputedColumns: ["birthDate"],
  explain: ({ problem, year }) => ({ problem, year: year === null ? "" : String(year) }),
  supersededBy: ["BRK-03"],
  followUps: ["UBAH", "KOORDINASI-DUKCAPIL"],
  where: ({ snapshot, params }) => sql`
    v.active
    AND (
      v.birth_date IS NULL
      OR ${after(snapshot.referenceDate)}
      OR extract(
        YEAR
        FROM
          v.birth_date
      ) < ${params.firstYear}::int
    )
  `,
  evidenceSql: ({ snapshot }) =>
    jsonObject({
      problem: sql`
        CASE
          WHEN v.birth_date_raw IS NULL
          OR v.birth_date_raw !~ '[0-9[:alpha:]]' THEN 'empty'
          WHEN v.birth_date IS NULL THEN CASE
            WHEN v.birth_date_raw ~ '^[0|/. -]+$' THEN 'zero'
            ELSE 'calendar'
          END
          WHEN ${after(snapshot.referenceDate)} THEN 'future'
          ELSE 'early'
        END
      `,
      year: sql`
        extract(
          YEAR
          FROM
            v.birth_date
        )::int
      `,
    }),
  examples: [
    { name: "empty", kind: "fires", rows: [{ birthDate: null }, {}] },
    { name: "zeros", kind: "fires", rows: [{ birthDate: "00|00|0000" }, {}] },
    { name: "february30", kind: "fires", rows: [{ birthDate: "30|02|1985" }, {}] },
    { name: "february1900", kind: "fires", rows: [{ birthDate: "29|02|1900" }, {}] },
    {
      name: "future",
      kind: "fires",
      rows: [{ birthDate: "11|12|2025" }, {}],
      snapshot: { referenceDate: "2025-12-10" },
    },
    { name: "year1899", kind: "fires", rows: [{ birthDate: "31|12|1899" }, {}] },
    { name: "leapDay", kind: "near-miss", rows: [{ birthDate: "29|02|2000" }] },
    { name: "year1900", kind: "near-miss", rows: [{ birthDate: "01|01|1900" }] },
    { name: "isoOrder", kind: "near-miss", rows: [{ birthDate: "1985-03-12" }] },
    { name: "unknownDate", kind: "innocent", findings: 1, rows: [{ birthDate: "00|07|1950" }, {}] },
    { name: "otherOrder", kind: "innocent", findings: 1, rows: [{ birthDate: "03|31|1985" }, {}] },
  ],
});
