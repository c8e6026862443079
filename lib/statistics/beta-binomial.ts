import betaln from "@stdlib/math/base/special/betaln";
import gammaln from "@stdlib/math/base/special/gammaln";
import { binomialUpper, MIN_P } from "./tails";

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

/** P(Y ≥ y). Summed outward from y in ratios to the first term, so that far tails keep their digits. */
export function betaBinomialUpper(y: number, n: number, mu: number, rho: number): number {
  if (y <= 0) return 1;
  if (y > n || mu <= 0) return MIN_P;
  if (mu >= 1) return 1;
  if (rho < MIN_RHO) return binomialUpper(y, n, mu);
  return y >= n * mu ? tail(y, n, mu, rho) : Math.max(MIN_P, 1 - tail(n - y + 1, n, 1 - mu, rho));
}

/** P(Y ≤ y): by symmetry the upper tail of the n − y others. */
export function betaBinomialLower(y: number, n: number, mu: number, rho: number): number {
  if (y < 0) return MIN_P;
  return betaBinomialUpper(n - y, n, 1 - mu, rho);
}

function shape(mu: number, rho: number): [number, number] {
  const size = (1 - rho) / rho;
  return [mu * size, (1 - mu) * size];
}

function tail(y: number, n: number, mu: number, rho: number): number {
  if (y > n) return MIN_P;
  const [a, b] = shape(mu, rho);
  let ratio = 1;
  let sum = 1;
  for (let k = y; k < n && ratio > sum * 1e-16; k++) {
    ratio *= ((n - k) / (k + 1)) * ((k + a) / (n - k - 1 + b));
    sum += ratio;
  }
  const log = betaBinomialLogPmf(y, n, mu, rho) + Math.log(sum);
  return Math.min(1, Math.max(MIN_P, Math.exp(log)));
}
