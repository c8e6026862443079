import { z } from "zod";
import { chartSchema, FUNNEL_POINTS } from "@/lib/statistics/bar-chart";
import type { FunnelChart } from "@/lib/statistics/bar-chart";
import { areaRates, fitAreaRates } from "@/lib/statistics/area-rates";
import type { AreaRate } from "@/lib/statistics/area-rates";
import { probability } from "@/lib/statistics/tails";
import { placeKey } from "./areas";
import type { Place } from "./areas";
import type { Candidate } from "./types";

// Shares of areas: the common shape of their evidence, and the test of every area against all others.

export const placeEvidence = {
  desa: z.string(),
  kecamatan: z.string(),
  tps: z.int().nullable(),
};

/** p of this test; q is added by the runner, over every test of the run. */
export const testEvidence = {
  p: z.number().min(0).max(1),
  q: z.number().min(0).max(1).optional(),
  chart: chartSchema.optional(),
};

export const shareEvidenceSchema = z.object({
  ...placeEvidence,
  observed: z.int(),
  of: z.int(),
  share: z.number(),
  /** share expected from the other areas, and the limits for an area of this size */
  expected: z.number(),
  low: z.number(),
  high: z.number(),
  /** the least effect that is reported, in the detector's own terms */
  minimum: z.string(),
  ...testEvidence,
});
export type ShareEvidence = z.infer<typeof shareEvidenceSchema>;

export interface AreaShare extends Place {
  /** people of the kind in question */
  readonly y: number;
  /** of so many */
  readonly n: number;
}

export interface ShareTest {
  readonly side: "upper" | "both";
  /** for rare shares that vary by factors: see areaRates */
  readonly skewed?: boolean;
  /** is the effect large enough to be worth a question? */
  readonly enough: (area: AreaRate) => boolean;
  /** the same in words of numbers, e.g. "≥ 3 pt" */
  readonly minimum: string;
  /** word in the subject key */
  readonly word?: string;
}

/**
 * One candidate per area: every test goes to the runner for the correction, only sufficient effects can
 * become findings.
 */
export function shareCandidates(areas: readonly AreaShare[], test: ShareTest): Candidate<ShareEvidence>[] {
  const used = areas.filter((area) => area.n > 0);
  const rates = areaRates(used, { skewed: test.skewed ?? false });
  return used.map((area, i) => {
    const rate = rates[i] as AreaRate;
    const logP = test.side === "upper" ? rate.logUpper : rate.logP;
    const eligible = test.enough(rate);
    return {
      subjectKey: placeKey(area, test.word),
      areaCode: area.desaKey,
      logP,
      eligible,
      score: scoreOf(logP),
      evidence: {
        desa: area.desa,
        kecamatan: area.kecamatan,
        tps: area.tps,
        observed: area.y,
        of: area.n,
        minimum: test.minimum,
        p: probability(logP),
        share: round(rate.rate),
        expected: round(rate.expected),
        low: round(rate.low),
        high: round(rate.high),
        ...(worthDrawing(eligible, logP) ? { chart: funnelChart(used, area, rate.expected) } : {}),
      },
    };
  });
}

const WORTH = Math.log(0.05);

/** Charts are made only for what may become a finding: q is never below p. */
export const worthDrawing = (eligible: boolean, logP: number): boolean => eligible && logP <= WORTH;

/** Order within a tier: −log10 p, from ln p, so that the strongest are in order too. */
export const scoreOf = (logP: number): number => round(-logP / Math.LN10, 3) || 0;

export function round(value: number, digits = 6): number {
  return Number(value.toFixed(digits));
}

/** Per cent with one decimal, for the sentence of a finding. */
export const percent = (share: number): number => round(share * 100, 1);

/** ICU arguments of a share: per cent, and the level as a word. */
export function shareExplain({
  desa,
  tps,
  share,
  expected,
  low,
  high,
  observed,
  of,
}: ShareEvidence): Readonly<Record<string, string | number>> {
  return {
    level: tps === null ? "desa" : "tps",
    desa,
    tps: tps ?? 0,
    share: percent(share),
    expected: percent(expected),
    low: percent(low),
    high: percent(high),
    observed,
    of,
  };
}

export function funnelChart(areas: readonly AreaShare[], self: AreaShare, centre: number): FunnelChart {
  const points = areas.map(({ y, n }): [number, number] => [n, round(y / n, 4)]);
  return {
    kind: "funnel",
    centre: round(centre),
    tau2: round(fitted(areas), 9),
    points: thin(points),
    self: [self.n, round(self.y / self.n)],
    areas: areas.length,
  };
}

const spreads = new WeakMap<readonly AreaShare[], number>();
function fitted(areas: readonly AreaShare[]): number {
  const known = spreads.get(areas);
  if (known !== undefined) return known;
  const { tau2 } = fitAreaRates(areas);
  spreads.set(areas, tau2);
  return tau2;
}

/** Every point if they are few; else the ten per cent most extreme ones and an even sample of the rest. */
function thin(points: readonly [number, number][]): [number, number][] {
  if (points.length <= FUNNEL_POINTS) return [...points];
  const byShare = [...points].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  const ends = Math.floor(FUNNEL_POINTS / 20);
  const middle = byShare.slice(ends, -ends);
  const step = middle.length / (FUNNEL_POINTS - 2 * ends);
  const sampled = Array.from(
    { length: FUNNEL_POINTS - 2 * ends },
    (_, i) => middle[Math.floor(i * step)] as [number, number],
  );
  return [...byShare.slice(0, ends), ...sampled, ...byShare.slice(-ends)];
}
