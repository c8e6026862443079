import { logLogNormalPoissonUpper } from "./log-normal-binomial";
import {
  logNegativeBinomialLower,
  logNegativeBinomialUpper,
  negativeBinomialLogPmf,
} from "./negative-binomial";
import { quantile } from "./robust";
import { maximise } from "./search";
import { logTwoSided, probability, widenLogBySpread } from "./tails";

// Counts against expectations (offsets): pairs of one name, families on one road, changes since the last
// quarter.

/** `y` events where `mu` were expected by the offset alone (people × rate × days). */
export interface Count {
  readonly y: number;
  readonly mu: number;
}

export interface AreaCount extends Count {
  /** mu corrected by the common scale of the other areas */
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  /** ln of the one-sided p values and of the two-sided one */
  readonly logUpper: number;
  readonly logLower: number;
  readonly logP: number;
  /** the upper one as a probability, to be read */
  readonly pUpper: number;
}

export interface CountFit {
  /** y ≈ scale · mu */
  readonly scale: number;
  /** size of the negative binomial: Var = μ + μ²/θ; Infinity for the Poisson */
  readonly theta: number;
  readonly kept: readonly boolean[];
}

/** A count less likely than this (0.002) under the fit is not used to fit it. */
const TRIM = Math.log(0.002);
const MIN_THETA = 0.05;
const GREATEST_THETA = 1e5;

/**
 * Robust negative binomial with offsets: scale from the middle 80 % of the ratios, θ by maximum likelihood;
 * then twice without what has p < 0.002. Sources: Lawless, Can. J. Stat. 15:209 (1987); trimming after
 * Spiegelhalter (2005).
 */
export function fitAreaCounts(areas: readonly Count[]): CountFit {
  let kept = middle(areas);
  let scale = ratio(areas.filter((_, i) => kept[i]));
  let theta = likeliestTheta(
    areas.filter((_, i) => kept[i]),
    scale,
  );
  for (let round = 0; round < 2; round++) {
    const [s, t] = [scale, theta];
    kept = areas.map(({ y, mu }) => mu > 0 && tailOf(y, s * mu, t) >= TRIM);
    const used = areas.filter((_, i) => kept[i]);
    if (used.length < 2) break;
    scale = ratio(used);
    theta = likeliestTheta(used, scale);
  }
  return { scale, theta, kept };
}

/**
 * Every count against the others. Limits at p = 0.001 on each side by the normal approximation of the fitted
 * spread. `skewed` takes the longer of the negative binomial's tail and that of a log-normal Poisson of the same
 * variance: for counts whose level varies by factors from step to step, as a roll's changes do.
 */
export function areaCounts(
  areas: readonly Count[],
  options: { readonly skewed?: boolean } = {},
): AreaCount[] {
  const { scale, theta, kept } = fitAreaCounts(areas);
  const used = areas.filter((_, i) => kept[i]);
  const sumY = used.reduce((sum, area) => sum + area.y, 0);
  const sumMu = used.reduce((sum, area) => sum + area.mu, 0);
  const df = Math.max(1, used.length - 2);
  return areas.map((area, i) => {
    const own = kept[i] ? area : { y: 0, mu: 0 };
    const expected = area.mu * (sumMu - own.mu > 0 ? (sumY - own.y) / (sumMu - own.mu) : scale);
    const gamma = logNegativeBinomialUpper(area.y, expected, theta);
    const upper =
      options.skewed === true && gamma < Math.log(0.05)
        ? Math.max(gamma, logLogNormalPoissonUpper(area.y, expected, theta))
        : gamma;
    const logUpper = widenLogBySpread(upper, df);
    const logLower = widenLogBySpread(logNegativeBinomialLower(area.y, expected, theta), df);
    const half = 3.0902 * Math.sqrt(expected + expected ** 2 / theta);
    return {
      ...area,
      expected,
      low: Math.max(0, expected - half),
      high: expected + half,
      logUpper,
      logLower,
      logP: logTwoSided(logLower, logUpper),
      pUpper: probability(logUpper),
    };
  });
}

function middle(areas: readonly Count[]): boolean[] {
  const ratios = areas.map(({ y, mu }) => (mu > 0 ? (y - mu) / Math.sqrt(mu) : Number.NaN));
  const valid = ratios.filter((value) => !Number.isNaN(value));
  const [low, high] = [quantile(valid, 0.1), quantile(valid, 0.9)];
  return ratios.map((value) => value >= low && value <= high);
}

function ratio(areas: readonly Count[]): number {
  const mu = areas.reduce((sum, area) => sum + area.mu, 0);
  return mu > 0 ? areas.reduce((sum, area) => sum + area.y, 0) / mu : 0;
}

function likeliestTheta(areas: readonly Count[], scale: number): number {
  if (scale <= 0 || areas.length < 2) return Number.POSITIVE_INFINITY;
  const logLikelihood = (logTheta: number): number =>
    areas.reduce(
      (sum, { y, mu }) => sum + (mu > 0 ? negativeBinomialLogPmf(y, scale * mu, Math.exp(logTheta)) : 0),
      0,
    );
  return Math.exp(maximise(logLikelihood, Math.log(MIN_THETA), Math.log(GREATEST_THETA), 30));
}

/** ln of the two-sided p. */
const tailOf = (y: number, mu: number, theta: number): number =>
  logTwoSided(logNegativeBinomialLower(y, mu, theta), logNegativeBinomialUpper(y, mu, theta));
