import { binomialUpper, MIN_P } from "./tails";

const STEPS = 60;
const REACH = 8;

/**
 * P(Y ≥ y) of a binomial whose share varies between areas as a log-normal with mean μ and the variance of a
 * beta-binomial with correlation ρ:
 * σ² = ln(1 + ρ(1 − μ)/μ), ln p ~ N(ln μ − σ²/2, σ²), p cut at 1; integrated by the trapezoid rule over ± 8
 * σ. Its upper tail is longer than the beta's: right for shares whose true level varies by factors
 * (newcomers, removals) and not by points. Source: Bulmer, Biometrics 30:101 (1974), the Poisson log-normal,
 * with the binomial in place of the Poisson.
 */
export function logNormalBinomialUpper(y: number, n: number, mu: number, rho: number): number {
  if (y <= 0) return 1;
  const sigma = Math.sqrt(Math.log1p((rho * (1 - mu)) / mu));
  if (sigma < 1e-3) return binomialUpper(y, n, mu);
  const centre = Math.log(mu) - (sigma * sigma) / 2;
  const width = (2 * REACH) / STEPS;
  let sum = 0;
  for (let i = 0; i <= STEPS; i++) {
    const u = -REACH + i * width;
    sum += Math.exp((-u * u) / 2) * binomialUpper(y, n, Math.min(1 - 1e-12, Math.exp(centre + sigma * u)));
  }
  return Math.min(1, Math.max(MIN_P, (sum * width) / Math.sqrt(2 * Math.PI)));
}
