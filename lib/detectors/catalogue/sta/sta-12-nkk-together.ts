import sql from "sql-template-tag";
import { z } from "zod";
import { desaColumns, tooFewDesa } from "@/lib/detectors/kit/areas";
import { assessDetector } from "@/lib/detectors/kit/define";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { shareCandidates, shareEvidence, shareExplain } from "@/lib/detectors/kit/share-test";
import type { AreaShare } from "@/lib/detectors/kit/share-test";
import { SOURCES } from "@/lib/detectors/kit/sources";

/** Family cards (KK) of a desa issued shortly before the roll closed: far more than elsewhere, or many on one day. */
export const sta12 = assessDetector({
  code: "STA-12",
  version: 1,
  tier: "S",
  subject: "desa",
  basis: [SOURCES.nkkMeaning, SOURCES.recentNkk, SOURCES.spiegelhalter],
  innocent: ["cardRenewal", "newEstate"],
  needs: ["nkk", "desa"],
  heldBackOnDamaged: "nkk",
  params: z.object({ days: z.int().min(7).max(730).default(90), minRatio: z.number().min(1.2).max(50).default(3), minCards: z.int().min(3).default(10), minFamilies: z.int().min(10).default(20) }),
  evidence: shareEvidence.extend({ days: z.int(), busiest: z.int() }),
  dispute: [],
  explain: (e) => ({ ...shareExplain(e), days: e.days, busiest: e.busiest }),
  notApplicable: tooFewDesa,
  async assess({ snapshot, params, query, damagedNkkFiles }) {
    const desa = await query<AreaShare & { busiest: number }>(sql`WITH card AS (
        SELECT DISTINCT v.desa_key, v.nkk_ok, CASE WHEN substr(v.nkk_ok, 9, 2) BETWEEN '01' AND '12' AND substr(v.nkk_ok, 7, 2) BETWEEN '01' AND '28' OR (substr(v.nkk_ok, 7, 2) BETWEEN '29' AND '30' AND substr(v.nkk_ok, 9, 2) IN ('01', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'))
          OR (substr(v.nkk_ok, 7, 2) = '31' AND substr(v.nkk_ok, 9, 2) IN ('01', '03', '05', '07', '08', '10', '12')) THEN make_date(2000 + substr(v.nkk_ok, 11, 2)::int, substr(v.nkk_ok, 9, 2)::int, substr(v.nkk_ok, 7, 2)::int) END AS issued
        FROM ${snapshot.roll} v WHERE v.active AND v.nkk_ok IS NOT NULL AND v.desa_key <> '' AND v.file_ord <> ALL(${[...damagedNkkFiles]}::int[])),
      recent AS (SELECT desa_key, issued, count(*)::int AS n FROM card WHERE issued > ${snapshot.referenceDate}::date - ${params.days}::int AND issued <= ${snapshot.referenceDate}::date GROUP BY 1, 2)
      SELECT p.*, d.n, coalesce(r.y, 0)::int AS y, coalesce(r.busiest, 0)::int AS busiest FROM (SELECT desa_key, count(*)::int AS n FROM card WHERE issued IS NOT NULL GROUP BY 1) d
      LEFT JOIN (SELECT desa_key, sum(n) AS y, max(n) AS busiest FROM recent GROUP BY 1) r USING (desa_key)
      JOIN (SELECT ${desaColumns} FROM ${snapshot.roll} v GROUP BY v.desa_key) p ON p."desaKey" = d.desa_key WHERE d.n >= ${params.minFamilies}::int ORDER BY 1`);
    const busiest = new Map(desa.map((area) => [area.desaKey, area.busiest]));
    const found = shareCandidates(desa, {
      side: "upper", skewed: true, minimum: `≥ ${params.minRatio} ×, ≥ ${params.minCards}`,
      enough: ({ y, n, expected }) => y >= params.minRatio * expected * n && y - expected * n >= params.minCards,
    });
    return found.map((candidate) => ({ ...candidate, evidence: { ...candidate.evidence, days: params.days, busiest: busiest.get(candidate.areaCode) ?? 0 } }));
  },
  yieldsTo: [],
  followUps: ["KOORDINASI-DUKCAPIL"],
  examples: [
    { name: "issuedTogether", kind: "fires", snapshot: { referenceDate: "2025-12-10" }, rows: () => desaRows(12, 60, (desa, n) => ({ nkk: card(n < (desa === 3 ? 30 : 1) ? "201125" : "200315", desa * 60 + n) })) },
    { name: "aFew", kind: "near-miss", snapshot: { referenceDate: "2025-12-10" }, rows: () => desaRows(12, 60, (desa, n) => ({ nkk: card(n < (desa === 3 ? 8 : 1) ? "201125" : "200315", desa * 60 + n) })) },
    { name: "renewedEverywhere", kind: "innocent", snapshot: { referenceDate: "2025-12-10" }, rows: () => desaRows(12, 60, (desa, n) => ({ nkk: card(n < 20 ? "201125" : "200315", desa * 60 + n) })) },
  ],
});

function card(issued: string, n: number): string {
  return `331401${issued}${String(n + 1).padStart(4, "0")}`;
}
