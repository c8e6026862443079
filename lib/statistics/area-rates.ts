import betaln from "@stdlib/math/base/special/betaln";
import { logBetaBinomialLower, logBetaBinomialUpper } from "./beta-binomial";
import { funnel, funnelLimits, funnelZ, winsorise } from "./funnel";
import type { Share } from "./funnel";
import { logLogNormalBinomialUpper } from "./log-normal-binomial";
import { maximise } from "./search";
import { logStudentUpper, logTwoSided, probability, widenLogBySpread } from "./tails";

// One area's share against all other areas: the test behind most area detectors.

export interface AreaRate extends Share {
  readonly rate: number;
  /** share expected from the other areas (an area that stands out is not among them) */
  readonly expected: number;
  /** funnel limits of this area's size at p = 0.001 on each side, over-dispersion included */
  readonly low: number;
  readonly high: number;
  /**
   * one-sided p values of the over-dispersed beta-binomial, widened for the number of areas behind it, as
   * natural logarithms; `logP` is the two-sided one
   */
  readonly logUpper: number;
  readonly logLower: number;
  readonly logP: number;
  /** the same as probabilities, to be read */
  readonly pUpper: number;
  readonly pLower: number;
  readonly p: number;
}

export interface RateFit {
  /** mean share of the areas that do not stand out, and their intra-area correlation */
  readonly mu: number;
  readonly rho: number;
  readonly tau2: number;
  /** variance of the areas in binomial variances where it is less than one (under-dispersion), else 1 */
  readonly phi: number;
  /** which areas were used */
  readonly kept: readonly boolean[];
}

/** An area less likely than this (0.002) under the fit is not used to fit it. */
const TRIM = Math.log(0.002);
const MIN_RHO = 1e-6;
const GREATEST_RHO = 0.5;

/**
 * Robust beta-binomial over areas: start from the winsorised funnel (median-like, so that a few wild areas
 * cannot widen it), then twice: leave out areas with two-sided p < 0.002, fit μ as the mean share and ρ by
 * maximum likelihood on the rest.
 */
export function fitAreaRates(areas: readonly Share[]): RateFit {
  let mu = robustCentre(areas);
  let rho = correlation(funnel(areas, mu).tau2, mu);
  let kept = areas.map((area) => area.n > 0);
  for (let round = 0; round < 3; round++) {
    const [m, r] = [mu, rho];
    kept = areas.map((area) => area.n > 0 && tailOf(area, m, r) >= TRIM);
    const used = areas.filter((_, i) => kept[i]);
    if (used.length < 2) break;
    mu = meanShare(used, rho);
    rho = mu > 0 && mu < 1 ? likeliestRho(used, mu) : 0;
  }
  const used = areas.filter((_, i) => kept[i]);
  return { mu, rho, tau2: rho * mu * (1 - mu), phi: underDispersion(used, mu, rho), kept };
}

/** Fewer areas cannot show that they vary less than chance. */
const MIN_FOR_PHI = 20;
/** However regular the areas are, limits never shrink below this share of the binomial variance. */
const MIN_PHI = 0.2;

/**
 * Areas may vary less than independent people would: families bring the sexes in pairs. φ = mean z² of the
 * used areas, taken as less than 1 only where it is so beyond its own sampling error (two standard errors
 * √(2/I)), and never under MIN_PHI. Source: McCullagh & Nelder, Generalized Linear Models, 2nd ed., 4.5
 * (1989), quasi-binomial dispersion.
 */
function underDispersion(used: readonly Share[], mu: number, rho: number): number {
  if (used.length < MIN_FOR_PHI || rho > 10 * MIN_RHO || mu <= 0 || mu >= 1) return 1;
  const phi = funnelZ(used, mu).reduce((sum, z) => sum + z * z, 0) / (used.length - 1);
  return phi < 1 - 2 * Math.sqrt(2 / used.length) ? Math.max(MIN_PHI, phi) : 1;
}

/**
 * Every area against the others. `skewed` is for rare shares whose true level varies by factors (newcomers,
 * removals): the p value is then the larger of the beta-binomial's and that of a log-normal spread of the
 * same size, so that a long tail of honest areas raises no alarm.
 */
export function areaRates(areas: readonly Share[], options: { skewed?: boolean } = {}): AreaRate[] {
  const fit = fitAreaRates(areas);
  const weight = (n: number) => 1 / ((1 - fit.rho) / n + fit.rho);
  const used = areas.filter((_, i) => fit.kept[i]);
  const sumW = used.reduce((sum, area) => sum + weight(area.n), 0);
  const sumWR = used.reduce((sum, area) => sum + (weight(area.n) * area.y) / area.n, 0);
  const df = Math.max(1, used.length - 2);
  return areas.map((area, i) => {
    const own = fit.kept[i] ? weight(area.n) : 0;
    const others = sumW - own;
    // Taking one area out of the sums leaves rounding behind: a share a hair beyond 0 or 1 is 0 or 1.
    const expected = Math.min(
      1,
      Math.max(0, others > 0 ? (sumWR - (own * area.y) / Math.max(1, area.n)) / others : fit.mu),
    );
    if (area.n === 0) return nothing(area, expected);
    const mu = Math.min(1 - 1e-12, Math.max(1e-12, expected));
    const { upper, lower } = tails(area, mu, fit, options.skewed === true);
    const [logUpper, logLower] = [widenLogBySpread(upper, df), widenLogBySpread(lower, df)];
    const logP = logTwoSided(logLower, logUpper);
    const limits = funnelLimits({ centre: expected, tau2: fit.tau2, phi: fit.phi }, area.n);
    return {
      ...area,
      rate: area.y / area.n,
      expected,
      ...limits,
      logUpper,
      logLower,
      logP,
      pUpper: probability(logUpper),
      pLower: probability(logLower),
      p: probability(logP),
    };
  });
}

function nothing(area: Share, expected: number): AreaRate {
  const none = { logUpper: 0, logLower: 0, logP: 0, pUpper: 1, pLower: 1, p: 1 };
  return { ...area, rate: 0, expected, low: 0, high: 1, ...none };
}

/** ln of both one-sided p values, before they are widened. */
function tails(
  { y, n }: Share,
  mu: number,
  { rho, phi }: RateFit,
  skewed: boolean,
): { readonly upper: number; readonly lower: number } {
  if (phi < 1) {
    // Closer than binomial: the normal with the smaller variance, half a person taken off for continuity.
    const scale = Math.sqrt(phi * n * mu * (1 - mu));
    const tail = (off: number) => logStudentUpper((off - 0.5) / scale, Number.POSITIVE_INFINITY);
    return { upper: tail(y - n * mu), lower: tail(n * mu - y) };
  }
  const beta = logBetaBinomialUpper(y, n, mu, rho);
  // The longer tail only matters, and is only worth its integral, where the shorter one is already small.
  const upper =
    skewed && beta < Math.log(0.05) ? Math.max(beta, logLogNormalBinomialUpper(y, n, mu, rho)) : beta;
  return { upper, lower: logBetaBinomialLower(y, n, mu, rho) };
}

/** Share with every area's z pulled in to ±2 (Huber), so that no single area drags the centre. */
function robustCentre(areas: readonly Share[]): number {
  const used = areas.filter((area) => area.n > 0);
  const n = used.reduce((sum, area) => sum + area.n, 0);
  let centre = used.reduce((sum, area) => sum + area.y, 0) / Math.max(1, n);
  for (let round = 0; round < 10; round++) {
    const z = funnelZ(used, centre);
    const spread = Math.max(1, Math.sqrt(funnel(used, centre).phi));
    const limit = Math.min(2 * spread, Math.max(...winsorise(z.map(Math.abs))));
    const unit = Math.sqrt(centre * (1 - centre));
    let moved = 0;
    used.forEach((area, i) => {
      const pulled = Math.min(limit, Math.max(-limit, z[i] as number));
      moved += pulled * unit * Math.sqrt(area.n);
    });
    centre = Math.min(1, Math.max(0, centre + moved / Math.max(1, n)));
  }
  return centre;
}

function meanShare(areas: readonly Share[], rho: number): number {
  let [sumW, sumWR] = [0, 0];
  for (const { y, n } of areas) {
    const w = 1 / ((1 - rho) / n + rho);
    sumW += w;
    sumWR += (w * y) / n;
  }
  return sumWR / sumW;
}

function likeliestRho(areas: readonly Share[], mu: number): number {
  const logLikelihood = (logRho: number): number => {
    const size = Math.expm1(-logRho);
    const [a, b] = [mu * size, (1 - mu) * size];
    const base = betaln(a, b);
    return areas.reduce((sum, { y, n }) => sum + betaln(y + a, n - y + b) - base, 0);
  };
  return Math.exp(maximise(logLikelihood, Math.log(MIN_RHO), Math.log(GREATEST_RHO), 30));
}

const correlation = (tau2: number, mu: number): number =>
  mu <= 0 || mu >= 1 ? 0 : Math.min(GREATEST_RHO, Math.max(0, tau2 / (mu * (1 - mu))));

/** ln of the two-sided p. */
function tailOf({ y, n }: Share, mu: number, rho: number): number {
  const m = Math.min(1 - 1e-12, Math.max(1e-12, mu));
  return logTwoSided(logBetaBinomialLower(y, n, m, rho), logBetaBinomialUpper(y, n, m, rho));
}
