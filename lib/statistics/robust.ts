// Centre and spread that a few wild values cannot move.

/** Median; NaN for none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * Quantile by linear interpolation between order statistics (Hyndman & Fan, Am. Stat. 50:361 (1996), type 7,
 * as in R).
 */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] as number;
  const above = sorted[Math.ceil(at)] as number;
  return below + (above - below) * (at - Math.floor(at));
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Median absolute deviation from the median, unscaled. */
export function mad(values: readonly number[]): number {
  const centre = median(values);
  return median(values.map((value) => Math.abs(value - centre)));
}

/**
 * The standard deviation that a normal sample of this spread would have: MAD / 0.6745, or 1.2533 · mean
 * absolute deviation where more than half of the values are equal (MAD = 0). Zero only where all values are
 * equal. Source: Iglewicz & Hoaglin, How to Detect and Handle Outliers, ASQC (1993).
 */
export function robustScale(values: readonly number[]): number {
  const spread = mad(values);
  if (spread > 0) return spread / 0.6745;
  const centre = median(values);
  return 1.2533 * mean(values.map((value) => Math.abs(value - centre)));
}

/**
 * Modified z of each value: (x − median) / robustScale. |z| > 3.5 is the published limit for an outlier. All
 * zero where all are equal. Source: Iglewicz & Hoaglin (1993).
 */
export function robustZ(values: readonly number[]): number[] {
  const centre = median(values);
  const scale = robustScale(values);
  return values.map((value) => (scale === 0 ? 0 : (value - centre) / scale));
}

/**
 * Modified z of `value` against `others` (leave-one-out). Infinite where the others are all equal and it
 * differs.
 */
export function robustZAgainst(value: number, others: readonly number[]): number {
  const distance = value - median(others);
  return distance === 0 ? 0 : distance / robustScale(others);
}

/**
 * Modified z on log(1 + x), for skewed counts: on 251 real days of a voter roll the raw scale called 23 % of
 * days of birth-date changes outliers, the log scale none.
 */
export function logMadZ(value: number, others: readonly number[]): number {
  return robustZAgainst(Math.log1p(value), others.map(Math.log1p));
}
