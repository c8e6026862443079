import betainc from "@stdlib/math/base/special/betainc";
import gammainc from "@stdlib/math/base/special/gammainc";
import normalQuantile from "@stdlib/stats/base/dists/normal/quantile";

// Tail probabilities, each computed as the tail that it is (never as 1 − the other one), so that p = 1e-80
// stays 1e-80.

/** Below this a p value says nothing more; a floor keeps logarithms and products of p values finite. */
export const MIN_P = 1e-300;

const floored = (p: number): number => Math.min(1, Math.max(MIN_P, p));

/** P(Y ≥ y), Y ~ Binomial(n, p): the regularised incomplete beta I_p(y, n − y + 1). */
export function binomialUpper(y: number, n: number, p: number): number {
  if (y <= 0) return 1;
  if (y > n) return MIN_P;
  return floored(betainc(p, y, n - y + 1, true, false));
}

/** P(Y ≤ y), Y ~ Binomial(n, p). */
export function binomialLower(y: number, n: number, p: number): number {
  if (y >= n) return 1;
  if (y < 0) return MIN_P;
  return floored(betainc(p, y + 1, n - y, true, true));
}

/** P(Y ≥ y), Y ~ Poisson(mean): the regularised lower incomplete gamma P(y, mean). */
export function poissonUpper(y: number, mean: number): number {
  if (y <= 0) return 1;
  if (mean <= 0) return MIN_P;
  return floored(gammainc(mean, y, true, false));
}

/** P(Y ≤ y), Y ~ Poisson(mean). */
export function poissonLower(y: number, mean: number): number {
  if (y < 0) return MIN_P;
  if (mean <= 0) return 1;
  return floored(gammainc(mean, y + 1, true, true));
}

/** P(X ≥ x), X ~ χ² with df degrees of freedom. */
export function chiSquareUpper(x: number, df: number): number {
  return x <= 0 ? 1 : floored(gammainc(x / 2, df / 2, true, true));
}

/** P(X ≥ x), X ~ F(df1, df2): I_{df2/(df2 + df1·x)}(df2/2, df1/2). */
export function fUpper(x: number, df1: number, df2: number): number {
  return x <= 0 ? 1 : floored(betainc(df2 / (df2 + df1 * x), df2 / 2, df1 / 2, true, false));
}

/** P(T ≥ t), Student's t. */
export function studentUpper(t: number, df: number): number {
  const half = floored(betainc(df / (df + t * t), df / 2, 0.5, true, false)) / 2;
  return t >= 0 ? floored(half) : 1 - half;
}

/**
 * A one-sided p value found with an estimated spread, read on Student's t instead of the normal: with few
 * areas the spread itself is uncertain, and the normal tail would promise too much. z = Φ⁻¹(1 − p) is taken
 * as t with df degrees of freedom.
 */
export function widenBySpread(p: number, df: number): number {
  return p >= 0.5 ? p : studentUpper(-normalQuantile(floored(p), 0, 1), df);
}

/** Two-sided from the two one-sided ones: 2 · min, at most 1. */
export function twoSided(lower: number, upper: number): number {
  return Math.min(1, 2 * Math.min(lower, upper));
}
