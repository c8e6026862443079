import sql from "sql-template-tag";
import { z } from "zod";
import { tooFewDesa } from "@/lib/detectors/kit/areas";
import { assessDetector } from "@/lib/detectors/kit/define";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { ownHistory } from "@/lib/detectors/kit/own-history";
import { peopleMatch, peopleTable } from "@/lib/detectors/kit/people-match";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { desaSurges, localSurges, surgeEvidence, surgeParams } from "@/lib/detectors/kit/surge";
import type { Cell } from "@/lib/detectors/kit/surge";
import { surgeExplain } from "./surge-examples";

/** Share of the baseline's voters who are struck off (TMS) or vanished now, by the desa, TPS and RT where they stood. */
export const ubh07 = assessDetector({
  code: "UBH-07",
  version: 1,
  tier: "S",
  subject: "desa",
  basis: [SOURCES.spiegelhalter, SOURCES.lawless, SOURCES.benjaminiHochberg],
  innocent: ["overdueCleanUp", "movedSettlement"],
  needs: ["nik", "desa"],
  needsBaseline: true,
  preparations: [peopleMatch, ownHistory],
  heldBackOnDamaged: "nik",
  params: z.object(surgeParams),
  evidence: surgeEvidence,
  dispute: [],
  explain: surgeExplain,
  notApplicable: tooFewDesa,
  async assess(ctx) {
    const baseline = ctx.baseline as NonNullable<typeof ctx.baseline>;
    const cells = await ctx.query<Cell>(sql`SELECT v.desa_key AS "desaKey", coalesce(max(v.desa), '') AS desa, coalesce(max(v.kecamatan), '') AS kecamatan, v.tps_no::int AS tps, v.rt_no::int AS rt, v.rw_no::int AS rw,
        count(*)::int AS n, count(*) FILTER (WHERE m.b IS NULL OR NOT m.stays)::int AS y
      FROM ${baseline.roll} v LEFT JOIN (SELECT b, bool_or(c_active) AS stays FROM ${peopleTable(ctx)} GROUP BY b) m ON m.b = v.row_no
      WHERE v.active AND v.nik_kind <> 'masked' AND v.desa_key <> '' GROUP BY v.desa_key, v.tps_no, v.rt_no, v.rw_no ORDER BY 1, 4, 6, 5`);
    return [...(await desaSurges(ctx, cells, "removed")), ...localSurges(ctx, cells, "tps"), ...localSurges(ctx, cells, "rt")];
  },
  yieldsTo: [],
  followUps: ["TMS-1", "TMS-4", "UNGGAH-ULANG"],
  examples: [
    { name: "surge", kind: "fires", baseline: () => desaRows(12, 50), rows: () => desaRows(12, 50, (desa, n) => (n < (desa === 4 ? 30 : 1) ? { remark: "TMS 5" } : {})) },
    { name: "aLittleMore", kind: "near-miss", baseline: () => desaRows(12, 50), rows: () => desaRows(12, 50, (desa, n) => (n < (desa === 4 ? 4 : 2) ? { remark: "TMS 4" } : {})) },
    { name: "everywhere", kind: "innocent", baseline: () => desaRows(12, 50), rows: () => desaRows(12, 50, (_, n) => (n < 10 ? { remark: "TMS 1" } : {})) },
  ],
});
