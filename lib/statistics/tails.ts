import {
  logBetaInc,
  logGammaLower,
  logGammaUpper,
  logOneMinusExp,
  logNormalUpper,
  normalFromLog,
} from "./log-special";

// Tail probabilities as natural logarithms, each computed as the tail that it is (never as 1 − the other one),
// so that e^-5000 stays e^-5000 and every strong result keeps its place among strong results. The functions
// without `log` are the same as probabilities, for reading.

/** What cannot happen has this logarithm: finite, so that sums and orders of p values stay numbers. */
export const MIN_LOG_P = -1e6;
/** A probability is never shown as less. */
export const MIN_P = 1e-300;

const floored = (logP: number): number => Math.min(0, Math.max(MIN_LOG_P, logP));

/** e^logP as a number to be read: floored at MIN_P, for a double has no more. */
export function probability(logP: number): number {
  return Math.min(1, Math.max(MIN_P, Math.exp(logP)));
}

/** ln P(Y ≥ y), Y ~ Binomial(n, p): the regularised incomplete beta I_p(y, n − y + 1). */
export function logBinomialUpper(y: number, n: number, p: number): number {
  if (y <= 0) return 0;
  return y > n ? MIN_LOG_P : floored(logBetaInc(p, y, n - y + 1));
}

/** ln P(Y ≤ y), Y ~ Binomial(n, p): I_{1−p}(n − y, y + 1). */
export function logBinomialLower(y: number, n: number, p: number): number {
  if (y >= n) return 0;
  return y < 0 ? MIN_LOG_P : floored(logBetaInc(1 - p, n - y, y + 1));
}

/** ln P(Y ≥ y), Y ~ Poisson(mean): the regularised lower incomplete gamma P(y, mean). */
export function logPoissonUpper(y: number, mean: number): number {
  return y <= 0 ? 0 : floored(logGammaLower(y, mean));
}

/** ln P(Y ≤ y), Y ~ Poisson(mean). */
export function logPoissonLower(y: number, mean: number): number {
  return y < 0 ? MIN_LOG_P : floored(logGammaUpper(y + 1, mean));
}

/** ln P(X ≥ x), X ~ χ² with df degrees of freedom. */
export function logChiSquareUpper(x: number, df: number): number {
  return x <= 0 ? 0 : floored(logGammaUpper(df / 2, x / 2));
}

/** ln P(X ≥ x), X ~ F(df1, df2): I_{df2/(df2 + df1·x)}(df2/2, df1/2). */
export function logFUpper(x: number, df1: number, df2: number): number {
  return x <= 0 ? 0 : floored(logBetaInc(df2 / (df2 + df1 * x), df2 / 2, df1 / 2));
}

/** ln P(T ≥ t), Student's t. */
export function logStudentUpper(t: number, df: number): number {
  if (!Number.isFinite(df)) return floored(logNormalUpper(t));
  const half = logBetaInc(df / (df + t * t), df / 2, 0.5) - Math.LN2;
  return floored(t >= 0 ? half : logOneMinusExp(half));
}

/**
 * A one-sided p value found with an estimated spread, read on Student's t instead of the normal: with few
 * areas the spread itself is uncertain, and the normal tail would promise too much. z = Φ⁻¹(1 − p) is taken
 * as t with df degrees of freedom.
 * @param logP ln p
 * @returns ln of the wider p
 */
export function widenLogBySpread(logP: number, df: number): number {
  return logP >= -Math.LN2 ? logP : logStudentUpper(normalFromLog(logP), df);
}

/** ln of the two-sided p from the two one-sided ones: 2 · min, at most 1. */
export function logTwoSided(lower: number, upper: number): number {
  return Math.min(0, Math.LN2 + Math.min(lower, upper));
}

/** ln of m · p, at most 1: Bonferroni over m looks. */
export function logBonferroni(logP: number, looks: number): number {
  return Math.min(0, logP + Math.log(looks));
}

export const binomialUpper = (y: number, n: number, p: number): number =>
  probability(logBinomialUpper(y, n, p));
export const binomialLower = (y: number, n: number, p: number): number =>
  probability(logBinomialLower(y, n, p));
export const poissonUpper = (y: number, mean: number): number => probability(logPoissonUpper(y, mean));
export const poissonLower = (y: number, mean: number): number => probability(logPoissonLower(y, mean));
export const chiSquareUpper = (x: number, df: number): number => probability(logChiSquareUpper(x, df));
export const fUpper = (x: number, df1: number, df2: number): number => probability(logFUpper(x, df1, df2));
export const studentUpper = (t: number, df: number): number => probability(logStudentUpper(t, df));
export const widenBySpread = (p: number, df: number): number =>
  probability(widenLogBySpread(Math.log(p), df));
export const twoSided = (lower: number, upper: number): number => Math.min(1, 2 * Math.min(lower, upper));
