import { logBenjaminiHochberg } from "./multiplicity";

// Tests of nested places: a desa, its TPS and its RT are looked at by one rule, and only what is also large
// enough is shown. Two corrections in one: the family (all looks of one rule at one desa) is tested first, its
// members within it, and the false-discovery rate is that of what is shown.

export interface NestedTest {
  /** All tests of one rule about one desa. */
  readonly family: string;
  /** Natural logarithm of p. */
  readonly logP: number;
  /** Large enough to be shown, whatever p is. */
  readonly eligible: boolean;
}

/**
 * ln q of every test: the least rate at which it would be shown; 0 (q = 1) for what is too small to be.
 *
 * What is too small cannot be a discovery: its p counts as 1, which keeps p a p value (never too small under
 * the null), and so Benjamini–Hochberg controls the rate among the shown ones; a filter after the correction
 * would not (Katsevich, Sabatti & Bogomolov, J. Am. Stat. Assoc. 118:165 (2023)). Within a family the least
 * Benjamini–Hochberg value is the family's p (Simes, Biometrika 73:751 (1986)); families are selected by
 * Benjamini–Hochberg, R of M; within the selected ones members are shown at level q·R/M, which keeps the mean
 * rate over the selected families at q (Benjamini & Bogomolov, J. R. Stat. Soc. B 76:297 (2014)).
 */
export function hierarchicalLogQ(tests: readonly NestedTest[]): number[] {
  const within = new Array<number>(tests.length).fill(0);
  const families = Map.groupBy(tests.keys(), (i) => (tests[i] as NestedTest).family);
  const levels: number[] = [];
  for (const members of families.values()) {
    const own = logBenjaminiHochberg(
      members.map((i) => {
        const { eligible, logP } = tests[i] as NestedTest;
        return eligible ? logP : 0;
      }),
    );
    members.forEach((i, k) => (within[i] = own[k] as number));
    levels.push(own.reduce((a, b) => Math.min(a, b), 0));
  }
  const select = selection(levels);
  return tests.map(({ eligible }, i) => (eligible ? select(within[i] as number) : 0));
}

/**
 * For a member with this level within its family: ln of the least rate α whose threshold α·R(α)/M reaches it.
 */
function selection(levels: readonly number[]): (level: number) => number {
  const sorted = [...levels].sort((a, b) => a - b);
  const m = Math.log(sorted.length);
  // from[k]: least rate at which some threshold at or above the k-th family stands
  const from = new Array<number>(sorted.length + 1).fill(0);
  for (let k = sorted.length - 1; k >= 0; k--)
    from[k] = Math.min(from[k + 1] as number, m + (sorted[k] as number) - Math.log(k + 1));
  return (level) => {
    const reached = upTo(sorted, level);
    return Math.min(0, from[reached] as number, m + level - Math.log(Math.max(1, reached)));
  };
}

/** How many of an ascending list are at most this. */
function upTo(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
