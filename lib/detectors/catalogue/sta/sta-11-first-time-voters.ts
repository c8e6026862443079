import sql from "sql-template-tag";
import { z } from "zod";
import { tooFewDesa } from "@/lib/detectors/kit/areas";
import { assessDetector } from "@/lib/detectors/kit/define";
import { countShares } from "@/lib/detectors/kit/desa-shares";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { lines } from "@/lib/detectors/kit/lines";
import { shareCandidates, shareEvidenceSchema, shareExplain } from "@/lib/detectors/kit/share-test";
import { SOURCES } from "@/lib/detectors/kit/sources";

/**
 * Seventeen-year-olds among those of 17 to 20: too few means first-time voters were forgotten, too many that
 * a cohort was added.
 */
export const sta11 = assessDetector({
  code: "STA-11",
  version: 2,
  tier: "I",
  subject: "desa",
  basis: [SOURCES.pkpu1, SOURCES.spiegelhalter],
  innocent: ["boardingSchool", "recordedElsewhere"],
  needs: ["birthDate", "desa"],
  preparations: [lines],
  params: z.object({
    minPoints: z.number().min(1).max(90).default(12),
    minPeople: z.int().min(2).default(10),
    minCohort: z.int().min(10).default(40),
  }),
  evidence: shareEvidenceSchema,
  dispute: [],
  explain: (e) => ({ ...shareExplain(e), direction: e.share < e.expected ? "few" : "many" }),
  notApplicable: tooFewDesa,
  async assess(ctx) {
    const { params } = ctx;
    const desa = await countShares(ctx, {
      of: sql`v.age = 17`,
      among: sql`v.age BETWEEN 17 AND 20`,
      least: params.minCohort,
    });
    return shareCandidates(desa, {
      side: "both",
      minimum: `≥ ${params.minPoints} pt, ≥ ${params.minPeople}`,
      enough: ({ y, n, rate, expected }) =>
        Math.abs(rate - expected) * 100 >= params.minPoints && Math.abs(y - expected * n) >= params.minPeople,
    });
  },
  supersededBy: [],
  followUps: ["KOORDINASI-DUKCAPIL"],
  examples: [
    {
      name: "cohortMissing",
      kind: "fires",
      snapshot: { referenceDate: "2025-12-10" },
      rows: () =>
        desaRows(12, 60, (desa, n) => ({
          birthDate: `12|0${1 + (n % 9)}|${2005 + (desa === 0 ? n % 3 : n % 4)}`,
        })),
    },
    {
      name: "oneLess",
      kind: "near-miss",
      snapshot: { referenceDate: "2025-12-10" },
      rows: () =>
        desaRows(12, 60, (desa, n) => ({
          birthDate: `12|0${1 + (n % 9)}|${desa === 0 && n < 9 ? 2006 : 2005 + (n % 4)}`,
        })),
    },
    {
      name: "missingEverywhere",
      kind: "innocent",
      snapshot: { referenceDate: "2025-12-10" },
      rows: () => desaRows(12, 60, (_, n) => ({ birthDate: `12|0${1 + (n % 9)}|${2005 + (n % 3)}` })),
    },
  ],
});
