import { mean } from "./robust";
import { logStudentUpper, probability } from "./tails";

/** Change between two snapshots of one area: `y` of `n` people in `days` days. */
export interface Step {
  readonly y: number;
  readonly n: number;
  readonly days: number;
}

/**
 * What is known of the spread of log rates before any step was seen, worth so many degrees of freedom. On 251
 * real day-to-day steps of a county the spread was about 1 (additions 1.0, removals 0.9–1.1, changes of birth
 * date 1.7); a quarter adds up some sixty days and varies less.
 */
const PRIOR = { spread: 0.6, df: 4 } as const;
/**
 * However many steps there are: logarithms of real changes have longer tails than the normal (the largest of
 * 251 days of removals was 29 times, of addresses 72 times the median).
 */
const MAX_DF = 6;

/**
 * The newest step against the area's own past: rates per person and day on the log scale, log((y + ½)/(n ·
 * days)). The spread is that of the past, shrunk to what is known beforehand: v = (ν₀σ₀² + (k − 1)s²)/(ν₀ + k
 * − 1), and the newest step lies within v(1 + 1/k) + 1/(expected + ½) of the mean, on Student's t with ν₀ + k
 * − 1 degrees of freedom, at most 6. So three past steps can already call a tenfold rise unusual, and a
 * restless past calls nothing. Source: Gelman et al., Bayesian Data Analysis, 3rd ed., 3.3 (2013), predictive
 * distribution of the normal with a scaled inverse-χ² prior. Needs two or more past steps; otherwise p = 1.
 */
export function againstOwnPast(
  now: Step,
  past: readonly Step[],
): { expected: number; low: number; high: number; logP: number; p: number } {
  const offset = now.n * now.days;
  const usable = past.filter((step) => step.n > 0 && step.days > 0);
  if (usable.length < 2 || offset <= 0) return { expected: now.y, low: 0, high: now.n, logP: 0, p: 1 };
  const logs = usable.map((step) => Math.log((step.y + 0.5) / (step.n * step.days)));
  const centre = mean(logs);
  const squares = logs.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const df = PRIOR.df + logs.length - 1;
  const variance = (PRIOR.df * PRIOR.spread ** 2 + squares) / df;
  const expected = Math.exp(centre) * offset;
  const spread = Math.sqrt(variance * (1 + 1 / logs.length) + 1 / (expected + 0.5));
  const z = (Math.log((now.y + 0.5) / offset) - centre) / spread;
  const logP = logStudentUpper(z, Math.min(MAX_DF, df));
  return {
    expected,
    low: expected * Math.exp(-3.09 * spread),
    high: expected * Math.exp(3.09 * spread),
    logP,
    p: probability(logP),
  };
}
