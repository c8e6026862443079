/**
 * Wilson score interval of a proportion: (p̂ + z²/2n ± z√(p̂(1 − p̂)/n + z²/4n²)) / (1 + z²/n). Keeps inside
 * [0, 1] and stays honest for few cases and for shares near 0 or 1. No cases: [0, 1]. Source: Wilson, J. Am.
 * Stat. Assoc. 22:209 (1927).
 * @param z 1.96 for 95 %
 */
export function wilson(successes: number, n: number, z = 1.959963984540054): { low: number; high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const share = successes / n;
  const z2 = z * z;
  const centre = share + z2 / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const low = successes === 0 ? 0 : (centre - half) / (1 + z2 / n);
  const high = successes === n ? 1 : (centre + half) / (1 + z2 / n);
  return { low, high };
}
