import gammaln from "@stdlib/math/base/special/gammaln";
import { logBetaInc } from "./log-special";
import { maximise } from "./search";
import { MIN_LOG_P, logPoissonLower, logPoissonUpper, probability } from "./tails";

/** Above this size the negative binomial is the Poisson to all digits that count. */
const GREATEST_SIZE = 1e7;

/**
 * ln P(Y = y) of a negative binomial with mean μ and size θ: counts of areas whose rates vary as a gamma, Var
 * = μ + μ²/θ. Source: Anscombe, Biometrika 36:165 (1949); Lawless, Can. J. Stat. 15:209 (1987) for the (μ, θ)
 * form.
 */
export function negativeBinomialLogPmf(y: number, mu: number, theta: number): number {
  return (
    gammaln(y + theta) -
    gammaln(theta) -
    gammaln(y + 1) +
    theta * Math.log(theta / (theta + mu)) +
    y * Math.log(mu / (theta + mu))
  );
}

/** ln P(Y ≥ y): I_{μ/(μ+θ)}(y, θ). θ = Infinity is the Poisson. */
export function logNegativeBinomialUpper(y: number, mu: number, theta: number): number {
  if (y <= 0) return 0;
  if (mu <= 0) return MIN_LOG_P;
  if (theta > GREATEST_SIZE) return logPoissonUpper(y, mu);
  return Math.max(MIN_LOG_P, logBetaInc(mu / (mu + theta), y, theta));
}

/** ln P(Y ≤ y): I_{θ/(μ+θ)}(θ, y + 1). */
export function logNegativeBinomialLower(y: number, mu: number, theta: number): number {
  if (y < 0) return MIN_LOG_P;
  if (mu <= 0) return 0;
  if (theta > GREATEST_SIZE) return logPoissonLower(y, mu);
  return Math.max(MIN_LOG_P, logBetaInc(theta / (mu + theta), theta, y + 1));
}

/** ln P(Y ≥ y | Y ≥ 1): of places that were counted because somebody is there. */
export function logTruncatedUpper(y: number, mu: number, theta: number): number {
  if (y <= 1 || mu <= 0) return y <= 1 ? 0 : MIN_LOG_P;
  return Math.min(0, logNegativeBinomialUpper(y, mu, theta) - logNegativeBinomialUpper(1, mu, theta));
}

/** Two thirds of the weight of a prior lie within this factor of it, up or down. */
const PRIOR_WIDTH = 0.5;

/**
 * The likeliest size θ of negative binomials seen only where they are not zero, with a log-normal prior about
 * `usual`. Source: Cameron & Trivedi, Regression Analysis of Count Data, 2nd ed., 4.3 (2013), zero-truncated
 * counts.
 */
export function truncatedTheta(
  counts: readonly { readonly y: number; readonly mu: number }[],
  usual: number,
): number {
  const logPosterior = (logTheta: number): number => {
    const theta = Math.exp(logTheta);
    return counts.reduce(
      (sum, { y, mu }) =>
        mu > 0 && y > 0
          ? sum + negativeBinomialLogPmf(y, mu, theta) - logNegativeBinomialUpper(1, mu, theta)
          : sum,
      -((logTheta - Math.log(usual)) ** 2) / (2 * PRIOR_WIDTH ** 2),
    );
  };
  return Math.exp(maximise(logPosterior, Math.log(usual / 20), Math.log(usual * 20), 30));
}

export const negativeBinomialUpper = (y: number, mu: number, theta: number): number =>
  probability(logNegativeBinomialUpper(y, mu, theta));
export const negativeBinomialLower = (y: number, mu: number, theta: number): number =>
  probability(logNegativeBinomialLower(y, mu, theta));
