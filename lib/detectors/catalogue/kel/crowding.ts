import { logNegativeBinomialUpper } from "@/lib/statistics/negative-binomial";

/** Number of houses by size. */
export type Histogram = ReadonlyMap<number, number>;

/**
 * Share of the largest houses that are pulled in before the fit: a few crowded ones must not hide each other.
 */
const PULLED_IN = 0.025;

/**
 * ln P(a house has at least `size`) under a negative binomial fitted by moments to the other houses of the desa,
 * the largest 2.5 % pulled in (winsorised). A house has one voter at least, so sizes are counted from 1.
 * Over-dispersion as in Lawless, Can. J. Stat. 15:209 (1987): Var = μ + μ²/θ.
 * @returns ln p, and the mean size of the others
 */
export function crowding(
  houses: Histogram,
  size: number,
): { readonly logP: number; readonly typical: number } {
  const others = new Map(houses);
  others.set(size, (others.get(size) ?? 1) - 1);
  const sizes = [...others].filter(([, n]) => n > 0).sort(([a], [b]) => a - b);
  const total = sizes.reduce((sum, [, n]) => sum + n, 0);
  if (total === 0) return { logP: 0, typical: size };
  const cap = quantile(sizes, total * (1 - PULLED_IN));
  const counts = sizes.map(([value, n]) => [Math.max(0, Math.min(value, cap) - 1), n] as const);
  const mean = counts.reduce((sum, [value, n]) => sum + value * n, 0) / total;
  const variance =
    counts.reduce((sum, [value, n]) => sum + (value - mean) ** 2 * n, 0) / Math.max(1, total - 1);
  // A pseudo-count keeps a desa where every house has one voter from making two look impossible.
  const mu = Math.max(mean, 1 / total);
  const theta = variance > mu ? mu ** 2 / (variance - mu) : Infinity;
  return { logP: logNegativeBinomialUpper(size - 1, mu, theta), typical: mean + 1 };
}

/** The smallest size that at least `rank` houses do not exceed. */
function quantile(sizes: readonly (readonly [number, number])[], rank: number): number {
  let seen = 0;
  for (const [value, n] of sizes) {
    seen += n;
    if (seen >= rank) return value;
  }
  return sizes.at(-1)?.[0] ?? 0;
}
