import { logSumExp } from "./log-special";
import { maximise } from "./search";
import { MIN_LOG_P, logBinomialUpper, logPoissonUpper, probability } from "./tails";

/** Half the points on each side of the peak, and how many of its own widths they reach. */
const STEPS = 60;
const REACH = 8;
/** A level so many standard deviations from its mean is looked at no more. */
const FARTHEST = 60;

/**
 * ln P(Y ≥ y) of a binomial whose share varies between areas as a log-normal with mean μ and the variance of
 * a beta-binomial with correlation ρ: σ² = ln(1 + ρ(1 − μ)/μ), ln p ~ N(ln μ − σ²/2, σ²), p cut at 1. Its
 * upper tail is longer than the beta's: right for shares whose true level varies by factors (newcomers,
 * removals) and not by points. Source: Bulmer, Biometrics 30:101 (1974), the Poisson log-normal, with the
 * binomial in place of the Poisson.
 */
export function logLogNormalBinomialUpper(y: number, n: number, mu: number, rho: number): number {
  if (y <= 0) return 0;
  const sigma = Math.sqrt(Math.log1p((rho * (1 - mu)) / mu));
  if (sigma < 1e-3) return logBinomialUpper(y, n, mu);
  const centre = Math.log(mu) - (sigma * sigma) / 2;
  return mixture((u) => logBinomialUpper(y, n, Math.min(1 - 1e-12, Math.exp(centre + sigma * u))));
}

/**
 * The same for counts: a Poisson whose mean varies as a log-normal with the variance of a negative binomial
 * of size θ, σ² = ln(1 + 1/θ). Source: Bulmer (1974).
 */
export function logLogNormalPoissonUpper(y: number, mu: number, theta: number): number {
  if (y <= 0) return 0;
  if (mu <= 0) return MIN_LOG_P;
  const sigma = Math.sqrt(Math.log1p(1 / theta));
  if (sigma < 1e-3) return logPoissonUpper(y, mu);
  const centre = Math.log(mu) - (sigma * sigma) / 2;
  return mixture((u) => logPoissonUpper(y, Math.exp(centre + sigma * u)));
}

export const logNormalBinomialUpper = (y: number, n: number, mu: number, rho: number): number =>
  probability(logLogNormalBinomialUpper(y, n, mu, rho));

/**
 * ln ∫ φ(u) · exp(tail(u)) du by the trapezoid rule about the peak of the integrand, wherever it lies: in a
 * far tail it lies many standard deviations out, and a grid about 0 would miss it.
 */
function mixture(logTail: (u: number) => number): number {
  const height = (u: number) => logTail(u) - (u * u) / 2;
  const peak = maximise(height, -REACH, FARTHEST, 50);
  const top = height(peak);
  const edge = (sign: number) => {
    let reach = 1e-3;
    while (reach < FARTHEST && height(peak + sign * reach) > top - 40) reach *= 1.5;
    return reach;
  };
  const [left, right] = [edge(-1), edge(1)];
  const width = (left + right) / (2 * STEPS);
  const heights = Array.from({ length: 2 * STEPS + 1 }, (_, i) => height(peak - left + i * width));
  return Math.min(0, Math.max(MIN_LOG_P, logSumExp(heights) + Math.log(width) - Math.log(2 * Math.PI) / 2));
}
