import sql from "sql-template-tag";
import { z } from "zod";
import { tooFewDesa } from "@/lib/detectors/kit/areas";
import { assessDetector } from "@/lib/detectors/kit/define";
import { countShares } from "@/lib/detectors/kit/desa-shares";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { lines } from "@/lib/detectors/kit/lines";
import { shareCandidates, shareEvidenceSchema, shareExplain } from "@/lib/detectors/kit/share-test";
import { SOURCES } from "@/lib/detectors/kit/sources";

/** Share of voters of 90 and older: where deaths are not reported, they pile up in one desa. */
export const sta10 = assessDetector({
  code: "STA-10",
  version: 2,
  tier: "I",
  subject: "desa",
  basis: [SOURCES.centenarians, SOURCES.sikka2024, SOURCES.spiegelhalter],
  innocent: ["longLived", "guessedYears"],
  needs: ["birthDate", "desa"],
  preparations: [lines],
  params: z.object({
    age: z.int().min(80).max(110).default(90),
    minRatio: z.number().min(1.2).max(20).default(2),
    minPeople: z.int().min(2).default(5),
    minVoters: z.int().min(20).default(50),
  }),
  evidence: shareEvidenceSchema.extend({ age: z.int() }),
  dispute: [],
  explain: (e) => ({ ...shareExplain(e), age: e.age }),
  notApplicable: tooFewDesa,
  async assess(ctx) {
    const { params } = ctx;
    const desa = await countShares(ctx, {
      of: sql`v.age >= ${params.age}::int`,
      among: sql`v.age IS NOT NULL`,
      least: params.minVoters,
    });
    const found = shareCandidates(desa, {
      side: "upper",
      skewed: true,
      minimum: `≥ ${params.minRatio} ×, ≥ ${params.minPeople}`,
      enough: ({ y, n, expected }) =>
        y >= params.minRatio * expected * n && y - expected * n >= params.minPeople,
    });
    return found.map((candidate) => ({ ...candidate, evidence: { ...candidate.evidence, age: params.age } }));
  },
  supersededBy: [],
  followUps: ["KOORDINASI-DUKCAPIL"],
  examples: [
    {
      name: "manyVeryOld",
      kind: "fires",
      rows: () =>
        desaRows(12, 60, (desa, n) =>
          n < (desa === 10 ? 25 : 1) ? { birthDate: `${String(1 + n).padStart(2, "0")}|03|1931` } : {},
        ),
    },
    {
      name: "aFew",
      kind: "near-miss",
      rows: () =>
        desaRows(12, 60, (desa, n) =>
          n < (desa === 10 ? 4 : 1) ? { birthDate: `${String(1 + n).padStart(2, "0")}|03|1931` } : {},
        ),
    },
    {
      name: "oldEverywhere",
      kind: "innocent",
      rows: () =>
        desaRows(12, 60, (_, n) =>
          n < 10 ? { birthDate: `${String(1 + n).padStart(2, "0")}|03|1931` } : {},
        ),
    },
  ],
});
