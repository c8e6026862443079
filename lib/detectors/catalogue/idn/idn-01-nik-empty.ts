import sql from "sql-template-tag";
import { z } from "zod";
import { recordDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { jsonObject } from "@/lib/detectors/kit/sql";

/** How likely causes look: the first that fits is named. Each is settled in one way for all its records. */
const CAUSES = ["special", "notRecorded", "recorded", "unsaid"] as const;
const special = sql`coalesce(v.tps_no > 900, FALSE)`;
const ktpEl = sql`upper(btrim(coalesce(v.ktp_el, '')))`;
const cause = sql`
  CASE
    WHEN ${special} THEN 'special'
    WHEN ${ktpEl} = 'B' THEN 'notRecorded'
    WHEN ${ktpEl} <> '' THEN 'recorded'
    ELSE 'unsaid'
  END
`;

/** An active voter without any NIK. */
export const idn01 = recordDetector({
  code: "IDN-01",
  version: 2,
  tier: "S",
  subject: "record",
  basis: [SOURCES.kpuInvalid2025, SOURCES.invalidNik2013],
  innocent: ["prison", "notYetRecorded"],
  needs: ["nik"],
  asksAboutEmpty: true,
  params: z.object({}),
  evidence: z.object({ special: z.boolean(), cause: z.enum(CAUSES) }),
  causes: CAUSES,
  dispute: [],
  explain: (evidence) => ({ special: String(evidence.special) }),
  supersededBy: [],
  followUps: ["UBAH", "KOORDINASI-DUKCAPIL"],
  where: () => sql`
    v.active
    AND v.nik_kind = 'empty'
  `,
  evidenceSql: () => jsonObject({ special, cause }),
  examples: [
    { name: "empty", kind: "fires", rows: [{ nik: null }, {}] },
    { name: "short", kind: "near-miss", rows: [{ nik: "33" }] },
    { name: "struck", kind: "near-miss", rows: [{ nik: null, remark: "TMS 1" }] },
    { name: "prison", kind: "innocent", findings: 1, rows: [{ nik: null, tps: "901" }, {}] },
    { name: "notYetRecorded", kind: "innocent", findings: 1, rows: [{ nik: null, ktpEl: "B" }, {}] },
  ],
});
