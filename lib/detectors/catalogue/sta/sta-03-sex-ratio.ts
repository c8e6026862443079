import sql from "sql-template-tag";
import { z } from "zod";
import { tooFewDesa } from "@/lib/detectors/kit/areas";
import { assessDetector } from "@/lib/detectors/kit/define";
import { countShares } from "@/lib/detectors/kit/desa-shares";
import { lines } from "@/lib/detectors/kit/lines";
import { shareCandidates, shareEvidenceSchema, shareExplain } from "@/lib/detectors/kit/share-test";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { SOURCES } from "@/lib/detectors/kit/sources";

/**
 * Share of women of a desa or TPS against all others. Families keep the sexes close to even, so a hole is
 * visible early.
 */
export const sta03 = assessDetector({
  code: "STA-03",
  version: 2,
  tier: "S",
  subject: "desa",
  basis: [SOURCES.spiegelhalter, SOURCES.womenShare, SOURCES.benjaminiHochberg],
  innocent: ["specialPlace", "workMigration"],
  needs: ["sex", "desa"],
  preparations: [lines],
  params: z.object({
    minPoints: z.number().min(0.5).max(50).default(3),
    minVoters: z.int().min(20).default(50),
  }),
  evidence: shareEvidenceSchema,
  dispute: [],
  explain: shareExplain,
  notApplicable: tooFewDesa,
  async assess(ctx) {
    const { params } = ctx;
    const counts = (by: "desa" | "tps") =>
      countShares(ctx, { of: sql`v.sex = 'P'`, among: sql`v.sex IS NOT NULL`, least: params.minVoters, by });
    const test = {
      side: "both" as const,
      minimum: `≥ ${params.minPoints} pt`,
      enough: ({ rate, expected }: { rate: number; expected: number }) =>
        Math.abs(rate - expected) * 100 >= params.minPoints,
    };
    const desa = await counts("desa");
    const whole = new Map(desa.map((area) => [area.desaKey, area.n]));
    // A TPS that is nearly the whole desa would ask the same question twice.
    const tps = (await counts("tps")).filter(
      (area) => area.tps !== null && area.n <= 0.9 * (whole.get(area.desaKey) ?? area.n),
    );
    return [...shareCandidates(desa, test), ...(tps.length >= 10 ? shareCandidates(tps, test) : [])];
  },
  supersededBy: [],
  followUps: ["UBAH"],
  examples: [
    {
      name: "hole",
      kind: "fires",
      rows: () =>
        desaRows(12, 50, (desa, n) => ({
          sex: desa === 7 ? (n % 10 === 0 ? "P" : "L") : n % 2 === 0 ? "P" : "L",
        })),
    },
    {
      name: "slightlyOff",
      kind: "near-miss",
      rows: () =>
        desaRows(12, 50, (desa, n) => ({
          sex: (n + (desa === 7 && n % 40 === 0 ? 1 : 0)) % 2 === 0 ? "P" : "L",
        })),
    },
    {
      name: "specialPlace",
      kind: "innocent",
      rows: () =>
        desaRows(12, 50, (desa, n) => ({
          sex: desa === 7 && n < 40 ? "L" : n % 2 === 0 ? "P" : "L",
          tps: desa === 7 && n < 40 ? "901" : "1",
        })),
    },
  ],
});
