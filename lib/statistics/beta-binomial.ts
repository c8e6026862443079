import betaln from "@stdlib/math/base/special/betaln";
import gammaln from "@stdlib/math/base/special/gammaln";
import { logOneMinusExp } from "./log-special";
import { MIN_LOG_P, logBinomialUpper, probability } from "./tails";

/**
 * Below this the beta-binomial is the binomial to all digits that count, and a = μ/ρ would lose precision.
 */
const MIN_RHO = 1e-7;

/**
 * ln P(Y = y) of a beta-binomial with mean share μ and intra-area correlation ρ: shares vary between areas as
 * Beta(a, b) with a = μ(1 − ρ)/ρ, b = (1 − μ)(1 − ρ)/ρ, so that Var(Y) = nμ(1 − μ)(1 + (n − 1)ρ). Source:
 * Skellam, J. R. Stat. Soc. B 10:257 (1948); Williams, Biometrics 31:949 (1975) for the (μ, ρ) form.
 */
export function betaBinomialLogPmf(y: number, n: number, mu: number, rho: number): number {
  const [a, b] = shape(mu, rho);
  return gammaln(n + 1) - gammaln(y + 1) - gammaln(n - y + 1) + betaln(y + a, n - y + b) - betaln(a, b);
}

/** ln P(Y ≥ y). Summed outward from y in ratios to the first term, so that far tails keep their digits. */
export function logBetaBinomialUpper(y: number, n: number, mu: number, rho: number): number {
  if (y <= 0 || mu >= 1) return 0;
  if (y > n || mu <= 0) return MIN_LOG_P;
  if (rho < MIN_RHO) return logBinomialUpper(y, n, mu);
  return y >= n * mu ? tail(y, n, mu, rho) : logOneMinusExp(tail(n - y + 1, n, 1 - mu, rho));
}

/** ln P(Y ≤ y): by symmetry the upper tail of the n − y others. */
export function logBetaBinomialLower(y: number, n: number, mu: number, rho: number): number {
  return y < 0 ? MIN_LOG_P : logBetaBinomialUpper(n - y, n, 1 - mu, rho);
}

export const betaBinomialUpper = (y: number, n: number, mu: number, rho: number): number =>
  probability(logBetaBinomialUpper(y, n, mu, rho));
export const betaBinomialLower = (y: number, n: number, mu: number, rho: number): number =>
  probability(logBetaBinomialLower(y, n, mu, rho));

function shape(mu: number, rho: number): [number, number] {
  const size = (1 - rho) / rho;
  return [mu * size, (1 - mu) * size];
}

function tail(y: number, n: number, mu: number, rho: number): number {
  if (y > n) return MIN_LOG_P;
  const [a, b] = shape(mu, rho);
  let ratio = 1;
  let sum = 1;
  for (let k = y; k < n && ratio > sum * 1e-16; k++) {
    ratio *= ((n - k) / (k + 1)) * ((k + a) / (n - k - 1 + b));
    sum += ratio;
  }
  return Math.min(0, Math.max(MIN_LOG_P, betaBinomialLogPmf(y, n, mu, rho) + Math.log(sum)));
}
