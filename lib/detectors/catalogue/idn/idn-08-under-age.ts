import sql from "sql-template-tag";
import { z } from "zod";
import { recordDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { jsonObject } from "@/lib/detectors/kit/sql";

/**
 * Younger than 17 on the reference date and not married. Marriage makes a minor eligible (PKPU 1/2025), so S
 * and P never fire; a code that is in no table is IDN-12's question, not taken for unmarried here.
 */
export const idn08 = recordDetector({
  code: "IDN-08",
  version: 1,
  tier: "T",
  subject: "record",
  basis: [SOURCES.pkpu1, SOURCES.kpuInvalid2024, SOURCES.kpuInvalid2025],
  innocent: ["married", "wrongDate"],
  needs: ["marital"],
  asksAboutEmpty: true,
  notApplicable: ({ snapshot }) =>
    snapshot.columns.includes("birthDate") || snapshot.columns.includes("age") ? null : "noAge",
  params: z.object({ minAge: z.int().min(15).max(21).default(17) }),
  evidence: z.object({ age: z.int(), minAge: z.int(), marital: z.enum(["B", "empty"]) }),
  dispute: ["marital"],
  disputedColumns: ["birthDate"],
  supersededBy: ["IDN-10"],
  followUps: ["TMS-3", "UBAH", "KOORDINASI-DUKCAPIL"],
  where: ({ params }) => sql`
    v.active
    AND v.age >= 0
    AND v.age < ${params.minAge}::int
    AND (
      v.marital = 'B'
      OR v.marital_raw IS NULL
    )
  `,
  evidenceSql: ({ params }) =>
    jsonObject({
      age: sql`v.age`,
      minAge: sql`${params.minAge}::int`,
      marital: sql`coalesce(v.marital, 'empty')`,
    }),
  examples: [
    {
      name: "dayBefore",
      kind: "fires",
      rows: [{ birthDate: "11|12|2008", marital: "B" }, {}],
      snapshot: { referenceDate: "2025-12-10" },
    },
    {
      name: "statusEmpty",
      kind: "fires",
      rows: [{ birthDate: "01|06|2012", marital: null }, {}],
      snapshot: { referenceDate: "2025-12-10" },
    },
    {
      name: "birthday",
      kind: "near-miss",
      rows: [{ birthDate: "10|12|2008", marital: "B" }],
      snapshot: { referenceDate: "2025-12-10" },
    },
    {
      name: "married",
      kind: "innocent",
      rows: [
        { birthDate: "01|06|2010", marital: "S" },
        { birthDate: "01|06|2010", marital: "P" },
      ],
      snapshot: { referenceDate: "2025-12-10" },
    },
    {
      name: "wrongDate",
      kind: "innocent",
      findings: 1,
      rows: [{ birthDate: "12|03|2015", nik: "3314011203850002", marital: "B", sex: "L" }, {}],
      snapshot: { referenceDate: "2025-12-10" },
    },
  ],
});
