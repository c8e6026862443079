// Many tests at once: of a thousand honest areas fifty lie beyond p = 0.05. These corrections keep the
// expected share of false alarms.

/**
 * Benjamini–Hochberg q values: q_(k) = min over j ≥ k of m · p_(j) / j, for p in any order. Rejecting where q
 * ≤ α keeps the false-discovery rate at α for independent or positively dependent tests. Source: Benjamini &
 * Hochberg, J. R. Stat. Soc. B 57:289 (1995).
 * @param p values in [0, 1]
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  return stepUp(p, 1);
}

/**
 * The same under any dependence, paid for by the factor Σ 1/i.
 * Source: Benjamini & Yekutieli, Ann. Stat. 29:1165 (2001).
 */
export function benjaminiYekutieli(p: readonly number[]): number[] {
  let harmonic = 0;
  for (let i = 1; i <= p.length; i++) harmonic += 1 / i;
  return stepUp(p, harmonic);
}

/**
 * Šidák: the p value of the smallest of m independent p values, 1 − (1 − p)^m, computed so that tiny p do not
 * round to zero. Source: Šidák, J. Am. Stat. Assoc. 62:626 (1967).
 */
export function sidak(p: number, m: number): number {
  return p >= 1 ? 1 : -Math.expm1(m * Math.log1p(-p));
}

function stepUp(p: readonly number[], factor: number): number[] {
  const m = p.length;
  const order = p.map((_, i) => i).sort((a, b) => (p[b] as number) - (p[a] as number) || a - b);
  const q = new Array<number>(m);
  let least = 1;
  order.forEach((index, rankFromTop) => {
    least = Math.min(least, (p[index] as number) * ((m * factor) / (m - rankFromTop)));
    q[index] = least;
  });
  return q;
}
