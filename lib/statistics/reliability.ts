import type { Decided } from "./isotonic";
import { wilson } from "./wilson";

/** One bar of a reliability diagram: what was stated, and what turned out, with its interval (95 %). */
export interface ReliabilityBar {
  readonly stated: number;
  readonly right: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

/** Of each `bins`-th of [0, 1] the mean stated probability against the share that was right. */
export function reliability(decisions: readonly Decided[], bins = 10): ReliabilityBar[] {
  const groups = Array.from({ length: bins }, () => ({ stated: 0, right: 0, n: 0 }));
  for (const { score, right } of decisions) {
    const group = groups[Math.min(bins - 1, Math.floor(score * bins))];
    if (!group) continue;
    group.stated += score;
    group.right += Number(right);
    group.n++;
  }
  return groups.flatMap(({ stated, right, n }) =>
    n === 0 ? [] : [{ stated: stated / n, right: right / n, n, ...wilson(right, n) }],
  );
}

/**
 * How many of a page of findings are wrong, by the interval of each: the expected number and the range of it.
 * The ends of the range are those of calibration (all low or all high together) widened by chance among the
 * findings (two standard deviations), since neither alone covers the truth.
 */
export function expectedWrong(intervals: readonly { readonly low: number; readonly high: number }[]): {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
} {
  const total = intervals.length;
  const sum = (of: (interval: { low: number; high: number }) => number) =>
    intervals.reduce((all, interval) => all + of(interval), 0);
  const chance = (of: (interval: { low: number; high: number }) => number) =>
    2 * Math.sqrt(sum((interval) => of(interval) * (1 - of(interval))));
  // Vovk and Petej: the two ends as one probability, by which log loss is least.
  const expected = sum(({ low, high }) => 1 - high / (1 - low + high));
  return {
    expected,
    low: Math.max(0, sum(({ high }) => 1 - high) - chance(({ high }) => high)),
    high: Math.min(total, sum(({ low }) => 1 - low) + chance(({ low }) => low)),
  };
}
