import sql from "sql-template-tag";
import { z } from "zod";
import { tooFewDesa } from "@/lib/detectors/kit/areas";
import { assessDetector } from "@/lib/detectors/kit/define";
import { countShares } from "@/lib/detectors/kit/desa-shares";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { fromElsewhere, lines } from "@/lib/detectors/kit/lines";
import { shareCandidates, shareEvidenceSchema, shareExplain } from "@/lib/detectors/kit/share-test";
import { SOURCES } from "@/lib/detectors/kit/sources";

/**
 * Share of NIK first issued in another kabupaten. NIK does not follow a move, so the level is information;
 * only the desa far from the others counts.
 */
export const sta07 = assessDetector({
  code: "STA-07",
  version: 2,
  tier: "I",
  subject: "desa",
  basis: [SOURCES.pp40, SOURCES.nikElsewhere, SOURCES.spiegelhalter],
  innocent: ["housingEstate", "borderOrSplit"],
  needs: ["nik", "desa"],
  preparations: [lines],
  params: z.object({
    minPoints: z.number().min(0.5).max(80).default(5),
    minRatio: z.number().min(1).max(20).default(1.5),
    minVoters: z.int().min(20).default(50),
  }),
  evidence: shareEvidenceSchema,
  dispute: [],
  explain: shareExplain,
  notApplicable: tooFewDesa,
  async assess(ctx) {
    const { params } = ctx;
    const desa = await countShares(ctx, {
      of: fromElsewhere(ctx.snapshot),
      among: sql`v.nik IS NOT NULL`,
      least: params.minVoters,
    });
    return shareCandidates(desa, {
      side: "upper",
      skewed: true,
      minimum: `≥ ${params.minPoints} pt, ≥ ${params.minRatio} ×`,
      enough: ({ rate, expected }) =>
        (rate - expected) * 100 >= params.minPoints && rate >= params.minRatio * expected,
    });
  },
  supersededBy: [],
  followUps: ["KOORDINASI-DUKCAPIL"],
  examples: [
    {
      name: "manyFromElsewhere",
      kind: "fires",
      rows: () =>
        desaRows(12, 60, (desa, n) => (n < (desa === 9 ? 40 : 4) ? { nik: `3372${nikTail(desa, n)}` } : {})),
    },
    {
      name: "aFewMore",
      kind: "near-miss",
      rows: () =>
        desaRows(12, 60, (desa, n) => (n < (desa === 9 ? 7 : 4) ? { nik: `3372${nikTail(desa, n)}` } : {})),
    },
    {
      name: "cityOfNewcomers",
      kind: "innocent",
      rows: () => desaRows(12, 60, (desa, n) => (n < 40 ? { nik: `3372${nikTail(desa, n)}` } : {})),
    },
  ],
});

function nikTail(desa: number, n: number): string {
  return `0114058${n % 10}${String(desa * 60 + n + 1).padStart(4, "0")}`;
}
