import sql from "sql-template-tag";
import { z } from "zod";
import { recordDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { jsonObject, nik } from "@/lib/detectors/kit/sql";

/** The day in the NIK says man (1–31) or woman (41–71), the sex column the other. */
export const idn05 = recordDetector({
  code: "IDN-05",
  version: 1,
  tier: "S",
  subject: "record",
  basis: [SOURCES.dukcapilNik, SOURCES.kpuInvalid2025],
  innocent: ["miscodedColumn", "dukcapilError"],
  needs: ["nik", "sex"],
  params: z.object({}),
  evidence: z.object({ nik: z.enum(["L", "P"]), roll: z.enum(["L", "P"]) }),
  dispute: ["nik", "roll"],
  supersededBy: ["IDN-02", "IDN-03", "BRK-03"],
  followUps: ["UBAH", "KOORDINASI-DUKCAPIL"],
  where: () => sql`
    v.active
    AND v.nik_ok IS NOT NULL
    AND v.sex = CASE
      WHEN ${nik.rawDay} BETWEEN 41 AND 71 THEN 'L'
      WHEN ${nik.rawDay} BETWEEN 1 AND 31 THEN 'P'
    END
  `,
  evidenceSql: () =>
    jsonObject({
      nik: sql`
        CASE
          WHEN ${nik.rawDay} > 40 THEN 'P'
          ELSE 'L'
        END
      `,
      roll: sql`v.sex`,
    }),
  examples: [
    {
      name: "manWithForty",
      kind: "fires",
      rows: [{ sex: "L", nik: "3314015203850002", birthDate: "12|03|1985" }, {}],
    },
    {
      name: "womanWithoutForty",
      kind: "fires",
      rows: [{ sex: "P", nik: "3314011203850002", birthDate: "12|03|1985" }, {}],
    },
    {
      name: "agrees",
      kind: "near-miss",
      rows: [{ sex: "P", nik: "3314017103850002", birthDate: "31|03|1985" }],
    },
    {
      name: "impossibleDay",
      kind: "near-miss",
      rows: [{ sex: "P", nik: "3314013503850002", birthDate: "12|03|1985" }],
    },
    {
      name: "miscodedColumn",
      kind: "innocent",
      findings: 1,
      rows: [
        { sex: "PRIA", nik: "3314015203850002", birthDate: "12|03|1985" },
        { sex: "WANITA", nik: "3314015203850003", birthDate: "12|03|1985" },
      ],
    },
    {
      name: "dukcapilError",
      kind: "innocent",
      findings: 1,
      rows: [{ sex: "P", nik: "3314011203850002", birthDate: "12|03|1985", ktpEl: "S" }, {}],
    },
  ],
});
