import { quantile } from "./robust";

// Funnel plot for shares with over-dispersion. Source: Spiegelhalter, Stat. Med. 24:1185 (2005), sections
// 4–5.

/** `y` of `n` people in one area. */
export interface Share {
  readonly y: number;
  readonly n: number;
}

export interface Funnel {
  /** θ0, the overall share */
  readonly centre: number;
  /** multiplicative over-dispersion φ = mean of winsorised z², 1 = binomial */
  readonly phi: number;
  /** additive variance τ² between areas (variance of the true shares) */
  readonly tau2: number;
}

/**
 * E[z²] of a standard normal winsorised at its 10 % and 90 % quantiles; without it φ of an honest roll would
 * come out at 0.68.
 */
const WINSORISED_NORMAL = 0.6787;

/** z_i = (y_i/n_i − θ0) / √(θ0(1 − θ0)/n_i). Zero where the share can have no spread. */
export function funnelZ(points: readonly Share[], centre: number): number[] {
  const spread = Math.sqrt(centre * (1 - centre));
  return points.map(({ y, n }) => (spread === 0 || n === 0 ? 0 : ((y / n - centre) * Math.sqrt(n)) / spread));
}

/** Values beyond the `share` and 1 − `share` quantiles are pulled in to them. */
export function winsorise(values: readonly number[], share = 0.1): number[] {
  const low = quantile(values, share);
  const high = quantile(values, 1 - share);
  return values.map((value) => Math.min(high, Math.max(low, value)));
}

/**
 * Over-dispersion of shares about `centre` (default Σy/Σn), from z winsorised at 10 %, with the normal
 * consistency factor:
 * φ = mean(z²)/0.6787, and τ² = max(0, (Iφ − (I − 1)) / (Σw − Σw²/Σw)), w_i = n_i/(θ0(1 − θ0)).
 */
export function funnel(points: readonly Share[], centre = overallShare(points)): Funnel {
  const used = points.filter((point) => point.n > 0);
  const z = winsorise(funnelZ(used, centre));
  const count = used.length;
  const phi = count === 0 ? 1 : z.reduce((sum, value) => sum + value * value, 0) / count / WINSORISED_NORMAL;
  const variance = centre * (1 - centre);
  if (variance === 0 || count < 2) return { centre, phi: 1, tau2: 0 };
  const w = used.map((point) => point.n / variance);
  const sumW = w.reduce((sum, value) => sum + value, 0);
  const sumW2 = w.reduce((sum, value) => sum + value * value, 0);
  return { centre, phi, tau2: Math.max(0, (count * phi - (count - 1)) / (sumW - sumW2 / sumW)) };
}

/**
 * Limits of the share of an area of n people: θ0 ± z · √(φθ0(1 − θ0)/n + τ²), kept in [0, 1]; φ is less than
 * 1 where the areas vary less than chance, else left out. z = 3.09 for p = 0.001 on each side.
 */
export function funnelLimits(
  { centre, tau2, phi = 1 }: Pick<Funnel, "centre" | "tau2"> & Partial<Pick<Funnel, "phi">>,
  n: number,
  z = 3.0902,
): { low: number; high: number } {
  const half = z * Math.sqrt((phi * centre * (1 - centre)) / n + tau2);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

export function overallShare(points: readonly Share[]): number {
  const n = points.reduce((sum, point) => sum + point.n, 0);
  return n === 0 ? 0 : points.reduce((sum, point) => sum + point.y, 0) / n;
}
