import sql from "sql-template-tag";
import { z } from "zod";
import { changedAreas } from "@/lib/detectors/kit/area-changes";
import { placeKey, tooFewDesa } from "@/lib/detectors/kit/areas";
import { assessDetector } from "@/lib/detectors/kit/define";
import { countShares } from "@/lib/detectors/kit/desa-shares";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { lines, linesBefore } from "@/lib/detectors/kit/lines";
import {
  funnelChart,
  percent,
  placeEvidence,
  round,
  scoreOf,
  testEvidence,
  worthDrawing,
} from "@/lib/detectors/kit/share-test";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { areaRates } from "@/lib/statistics/area-rates";
import { logBinomialUpper, logBonferroni, probability } from "@/lib/statistics/tails";

/**
 * RT and RW both zero or empty against the desa's own habit: more than in its baseline, or only in a part of
 * the desa. Many regions have no RT (17 % of a national roll had RT = RW = 0): a desa that never fills them
 * is not a question.
 */
export const sta06 = assessDetector({
  code: "STA-06",
  version: 2,
  tier: "I",
  subject: "desa",
  basis: [SOURCES.dps2023Rows, SOURCES.spiegelhalter],
  innocent: ["noRtThere", "newHamlets"],
  needs: ["rt", "rw", "desa"],
  preparations: [lines, linesBefore, changedAreas],
  params: z.object({
    /** rise over the baseline, percentage points */
    minRise: z.number().min(1).max(100).default(10),
    /** a desa with a share between these has filled only a part */
    partFrom: z.number().min(0.01).max(0.5).default(0.15),
    partTo: z.number().min(0.5).max(0.99).default(0.9),
    minVoters: z.int().min(20).default(50),
  }),
  evidence: z.object({
    ...placeEvidence,
    kind: z.enum(["rise", "part"]),
    observed: z.int(),
    of: z.int(),
    share: z.number(),
    before: z.number().nullable(),
    expected: z.number(),
    ...testEvidence,
  }),
  dispute: ["kind"],
  explain: ({ desa, kind, observed, of, share, before, expected }) => ({
    desa,
    kind,
    observed,
    of,
    share: percent(share),
    before: percent(before ?? 0),
    expected: percent(expected),
  }),
  notApplicable: tooFewDesa,
  async assess(ctx) {
    const { baseline, params } = ctx;
    const read = (which: "snapshot" | "baseline") =>
      countShares(ctx, {
        of: sql`
          coalesce(v.rt_no, 0) = 0
          AND coalesce(v.rw_no, 0) = 0
        `,
        among: sql`TRUE`,
        least: params.minVoters,
        which,
      });
    const now = await read("snapshot");
    const rates = areaRates(now, { skewed: true });
    const before = new Map(
      baseline === null ? [] : (await read("baseline")).map((area) => [area.desaKey, area.y / area.n]),
    );
    return now.map((area, i) => {
      const { rate, expected, logUpper } = rates[i] as (typeof rates)[number];
      const habit = before.get(area.desaKey) ?? null;
      // A rise of up to half the minimum is nobody's concern: that is the hypothesis tested. Part-filled must
      // also be unusual among the desa.
      const rise = {
        kind: "rise" as const,
        enough: habit !== null && (rate - habit) * 100 >= params.minRise,
        logP:
          habit === null ? 0 : logBinomialUpper(area.y, area.n, Math.min(1, habit + params.minRise / 200)),
      };
      const part = {
        kind: "part" as const,
        enough:
          rate >= params.partFrom &&
          rate <= params.partTo &&
          (habit === null || (rate - habit) * 100 >= params.minRise),
        logP: Math.max(logUpper, logBinomialUpper(area.y, area.n, params.partFrom / 2)),
      };
      const look = rise.enough ? rise : part;
      const logP = logBonferroni(look.logP, habit === null ? 1 : 2);
      return {
        subjectKey: placeKey(area),
        areaCode: area.desaKey,
        logP,
        eligible: look.enough,
        score: scoreOf(logP),
        evidence: {
          desa: area.desa,
          kecamatan: area.kecamatan,
          tps: null,
          kind: look.kind,
          observed: area.y,
          of: area.n,
          share: round(rate),
          before: habit === null ? null : round(habit),
          expected: round(expected),
          p: probability(logP),
          ...(worthDrawing(look.enough, logP) ? { chart: funnelChart(now, area, expected) } : {}),
        },
      };
    });
  },
  supersededBy: [],
  followUps: ["UBAH"],
  examples: [
    {
      name: "partFilled",
      kind: "fires",
      rows: () =>
        desaRows(12, 60, (desa, n) => (desa === 8 && n < 30 ? { rt: "0", rw: "0" } : { rt: "2", rw: "1" })),
    },
    {
      name: "rise",
      kind: "fires",
      baseline: () => desaRows(12, 60, () => ({ rt: "2", rw: "1" })),
      rows: () =>
        desaRows(12, 60, (desa, n) =>
          desa === 8 && n < 40 ? { rt: "000", rw: "000" } : { rt: "2", rw: "1" },
        ),
    },
    {
      name: "aFew",
      kind: "near-miss",
      rows: () =>
        desaRows(12, 60, (desa, n) => (desa === 8 && n < 5 ? { rt: "0", rw: "0" } : { rt: "2", rw: "1" })),
    },
    {
      name: "neverFilled",
      kind: "innocent",
      rows: () => desaRows(12, 60, (desa) => (desa === 8 ? { rt: "0", rw: "0" } : { rt: "2", rw: "1" })),
    },
  ],
});
