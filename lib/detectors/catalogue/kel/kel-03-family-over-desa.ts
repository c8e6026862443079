import sql from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { areaOf, outsideFiles } from "@/lib/detectors/kit/sql";

/** One family card in more than one desa. */
export const kel03 = findDetector({
  code: "KEL-03",
  version: 1,
  tier: "S",
  subject: "household",
  basis: [SOURCES.nkkChanges, SOURCES.tpsRules],
  innocent: ["movedMember", "prison"],
  needs: ["nkk", "desa"],
  heldBackOnDamaged: "nkk",
  params: z.object({}),
  evidence: z.object({ members: z.int(), desa: z.int().min(2), special: z.boolean() }),
  dispute: ["desa"],
  explain: ({ members, desa, special }) => ({ members, desa, special: String(special) }),
  yieldsTo: ["BRK-02"],
  followUps: ["TMS-4", "TMS-8", "UBAH", "KOORDINASI-DUKCAPIL"],
  find: ({ snapshot, damagedNkkFiles }) => sql`SELECT 'K:' || min(v.row_no) AS subject_key, ${areaOf()} AS area_code, array_agg(v.row_no ORDER BY v.row_no) AS rows,
      jsonb_build_object('members', count(*), 'desa', count(DISTINCT v.desa_key), 'special', coalesce(bool_or(v.tps_no > 900), false)) AS evidence
    FROM ${snapshot.roll} v WHERE v.active AND v.nkk_ok IS NOT NULL AND v.desa_key <> '' AND ${outsideFiles(damagedNkkFiles)}
    GROUP BY v.nkk_ok HAVING min(v.desa_key COLLATE "C") <> max(v.desa_key COLLATE "C")`,
  examples: [
    { name: "twoDesa", kind: "fires", rows: [{ nkk: "3314011203150002" }, { nkk: "3314011203150002", desa: "KEDEN" }, {}] },
    { name: "oneDesa", kind: "near-miss", rows: [{ nkk: "3314011203150002" }, { nkk: "3314011203150002", desa: "Desa Saren" }] },
    { name: "struck", kind: "near-miss", rows: [{ nkk: "3314011203150002" }, { nkk: "3314011203150002", desa: "KEDEN", remark: "TMS 4" }] },
    { name: "movedMember", kind: "innocent", findings: 1, rows: [{ nkk: "3314011203150002" }, { nkk: "3314011203150002" }, { nkk: "3314011203150002", desa: "KRIKILAN" }] },
    { name: "prison", kind: "innocent", findings: 1, rows: [{ nkk: "3314011203150002" }, { nkk: "3314011203150002", desa: "KEDEN", tps: "901" }, {}] },
  ],
});
