import { logOneMinusExp } from "./log-special";
import { probability } from "./tails";

// Many tests at once: of a thousand honest areas fifty lie beyond p = 0.05. These corrections keep the
// expected share of false alarms. All work on natural logarithms of p.

/**
 * ln of the Benjamini–Hochberg q values: q_(k) = min over j ≥ k of m · p_(j) / j, for p in any order.
 * Rejecting where q ≤ α keeps the false-discovery rate at α for independent or positively dependent tests.
 * Source: Benjamini & Hochberg, J. R. Stat. Soc. B 57:289 (1995).
 * @param logP ln p, each ≤ 0
 */
export function logBenjaminiHochberg(logP: readonly number[]): number[] {
  return stepUp(logP, 1);
}

/** The same on probabilities. */
export function benjaminiHochberg(p: readonly number[]): number[] {
  return stepUp(p.map(Math.log), 1).map(probability);
}

/**
 * The same under any dependence, paid for by the factor Σ 1/i.
 * Source: Benjamini & Yekutieli, Ann. Stat. 29:1165 (2001).
 */
export function benjaminiYekutieli(p: readonly number[]): number[] {
  let harmonic = 0;
  for (let i = 1; i <= p.length; i++) harmonic += 1 / i;
  return stepUp(p.map(Math.log), harmonic).map(probability);
}

/**
 * Šidák: ln of the p value of the smallest of m independent p values, 1 − (1 − p)^m; where p is tiny that is
 * m · p. Source: Šidák, J. Am. Stat. Assoc. 62:626 (1967).
 */
export function logSidak(logP: number, m: number): number {
  if (logP >= 0) return 0;
  const scaled = logP + Math.log(m);
  return scaled < -30 ? scaled : Math.min(0, logOneMinusExp(m * logOneMinusExp(logP)));
}

export const sidak = (p: number, m: number): number => probability(logSidak(Math.log(p), m));

function stepUp(logP: readonly number[], factor: number): number[] {
  const m = logP.length;
  const order = logP.map((_, i) => i).sort((a, b) => (logP[b] as number) - (logP[a] as number) || a - b);
  const q = new Array<number>(m);
  let least = 0;
  order.forEach((index, rankFromTop) => {
    least = Math.min(least, (logP[index] as number) + Math.log((m * factor) / (m - rankFromTop)));
    q[index] = least;
  });
  return q;
}
