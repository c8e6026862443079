import sql from "sql-template-tag";
import { z } from "zod";
import { recordDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { jsonObject } from "@/lib/detectors/kit/sql";

/** The limit of the KPU on that date: 120 for the rolls of 2024, 100 since PDPB 2025. */
const limitOf = (referenceDate: string, params: { maxAge: number; maxAgeBefore2025: number }) =>
  referenceDate < "2025-01-01" ? params.maxAgeBefore2025 : params.maxAge;

/** Older than the limit of the KPU. People do live past 100: a field check decides, never paper alone. */
export const idn09 = recordDetector({
  code: "IDN-09",
  version: 1,
  tier: "S",
  subject: "record",
  basis: [SOURCES.kpuInvalid2025, SOURCES.kpuInvalid2024, SOURCES.centenarians],
  innocent: ["centenarian", "estimatedYear"],
  needs: [],
  notApplicable: ({ snapshot }) =>
    snapshot.columns.includes("birthDate") || snapshot.columns.includes("age") ? null : "noAge",
  params: z.object({
    maxAge: z.int().min(90).max(130).default(100),
    maxAgeBefore2025: z.int().min(90).max(130).default(120),
  }),
  evidence: z.object({ age: z.int(), limit: z.int() }),
  dispute: [],
  disputedColumns: ["birthDate"],
  supersededBy: ["IDN-10"],
  followUps: ["TMS-1", "UBAH", "KOORDINASI-DUKCAPIL"],
  where: ({ snapshot, params }) => sql`
    v.active
    AND v.age > ${limitOf(snapshot.referenceDate, params)}::int
  `,
  evidenceSql: ({ snapshot, params }) =>
    jsonObject({ age: sql`v.age`, limit: sql`${limitOf(snapshot.referenceDate, params)}::int` }),
  examples: [
    {
      name: "hundredOne",
      kind: "fires",
      rows: [{ birthDate: "10|12|1924" }, {}],
      snapshot: { referenceDate: "2025-12-10" },
    },
    {
      name: "dayBefore",
      kind: "near-miss",
      rows: [{ birthDate: "11|12|1924" }],
      snapshot: { referenceDate: "2025-12-10" },
    },
    {
      name: "roll2024",
      kind: "near-miss",
      rows: [{ birthDate: "10|12|1914" }],
      snapshot: { referenceDate: "2024-11-27" },
    },
    {
      name: "centenarian",
      kind: "innocent",
      findings: 1,
      rows: [{ birthDate: "17|08|1923" }, {}],
      snapshot: { referenceDate: "2025-12-10" },
    },
    {
      name: "estimatedYear",
      kind: "innocent",
      findings: 1,
      rows: [{ birthDate: "31|12|1920" }, {}],
      snapshot: { referenceDate: "2025-12-10" },
    },
  ],
});
