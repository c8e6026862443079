import gammaln from "@stdlib/math/base/special/gammaln";
import betainc from "@stdlib/math/base/special/betainc";
import { MIN_P, poissonLower, poissonUpper } from "./tails";

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

/** P(Y ≥ y) = I_{μ/(μ+θ)}(y, θ). θ = Infinity is the Poisson. */
export function negativeBinomialUpper(y: number, mu: number, theta: number): number {
  if (y <= 0) return 1;
  if (mu <= 0) return MIN_P;
  if (theta > GREATEST_SIZE) return poissonUpper(y, mu);
  return Math.min(1, Math.max(MIN_P, betainc(mu / (mu + theta), y, theta, true, false)));
}

/** P(Y ≤ y) = I_{θ/(μ+θ)}(θ, y + 1). */
export function negativeBinomialLower(y: number, mu: number, theta: number): number {
  if (y < 0) return MIN_P;
  if (mu <= 0) return 1;
  if (theta > GREATEST_SIZE) return poissonLower(y, mu);
  return Math.min(1, Math.max(MIN_P, betainc(theta / (mu + theta), theta, y + 1, true, false)));
}
