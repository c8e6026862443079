import studentQuantile from "@stdlib/stats/base/dists/t/quantile";

/** How much is done in so many further days, and how sure that is. */
export interface SumForecast {
  readonly low: number;
  readonly mean: number;
  readonly high: number;
}

/** Daily counts that a forecast is made from. */
export interface Pace {
  readonly mean: number;
  /** of one day's count; never below the mean, since counts vary at least as the Poisson */
  readonly variance: number;
  readonly days: number;
}

/** Fewer days than this say nothing about tomorrow. */
export const FEWEST_DAYS = 3;

/** @returns null of fewer than three days, or where nothing was done on any of them */
export function paceOf(counts: readonly number[]): Pace | null {
  const days = counts.length;
  const mean = counts.reduce((all, one) => all + one, 0) / days;
  if (days < FEWEST_DAYS || mean === 0) return null;
  const spread = counts.reduce((all, one) => all + (one - mean) ** 2, 0) / (days - 1);
  return { mean, variance: Math.max(spread, mean), days };
}

/**
 * Prediction interval of the sum of the next k daily counts: k·m ± t(n − 1)·√(k·s² + k²·s²/n), the second term
 * being that the mean itself is only estimated. Source: Meeker, Hahn & Escobar, Statistical Intervals, 2nd ed.,
 * 4.8 (2017), for the mean of k future observations, times k.
 * @param level of the two-sided interval, e.g. 0.8
 */
export function forecastSum({ mean, variance, days }: Pace, k: number, level = 0.8): SumForecast {
  const t = studentQuantile((1 + level) / 2, days - 1);
  const half = t * Math.sqrt(k * variance + (k * k * variance) / days);
  return { low: Math.max(0, k * mean - half), mean: k * mean, high: k * mean + half };
}

/** Days until `left` is done: at the earliest, most likely, at the latest; null: not within `horizon` days. */
export interface FinishForecast {
  readonly early: number | null;
  readonly likely: number | null;
  readonly late: number | null;
}

/** The first day on which upper end, mean and lower end of the forecast sum reach what is left. */
export function forecastFinish(pace: Pace, left: number, horizon = 260, level = 0.8): FinishForecast {
  const first = (end: keyof SumForecast): number | null => {
    for (let k = 0; k <= horizon; k += 1) if (forecastSum(pace, k, level)[end] >= left) return k;
    return null;
  };
  return { early: first("high"), likely: first("mean"), late: first("low") };
}
