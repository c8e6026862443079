import { decodePattern } from "./fields";
import type { PatternCount } from "./model-types";
import { probabilityOf } from "./score";
import type { Scorer } from "./score";

export interface ScoredPattern extends PatternCount {
  readonly bits: number;
  readonly probability: number;
  /** Σ(1 − P) / # over this pattern and all that score higher (statistics.md C.3). */
  readonly falseDiscovery: number;
  /**
   * How many pairs of two people coincidence brings to this score or a higher one, in this roll: Σ(1 − P) over
   * them, one pair of this pattern left out, for the pair that is judged is not counted in its own chance.
   */
  readonly coincidences: number;
}

export interface Threshold {
  /** Lowest accepted score in bits. */
  readonly bits: number;
  readonly acceptedPairs: number;
  /** Estimated share of accepted pairs that are two people: Σ(1 − P) / # above (statistics.md C.3). */
  readonly falseDiscovery: number;
  /**
   * Estimated share of true pairs below the threshold: Σ P below / Σ P. Pairs that no blocking rule brought
   * are not in it; with the most that these may be it is `missedAtMost` (unseen.ts).
   */
  readonly missed: number;
  readonly missedAtMost: number;
}

/** From the surest pattern down; ties by pattern, so that equal scores always stand in one order. */
export function scorePatterns(scorer: Scorer, patterns: readonly PatternCount[]): ScoredPattern[] {
  const scored = patterns
    .map(({ pattern, n }) => {
      const bits = scorer.score(decodePattern(pattern));
      return { pattern, n, bits, probability: probabilityOf(bits) };
    })
    .sort((x, y) => y.bits - x.bits || x.pattern - y.pattern);
  let pairs = 0;
  let wrong = 0;
  return scored.map((entry) => {
    pairs += entry.n;
    wrong += (1 - entry.probability) * entry.n;
    return {
      ...entry,
      falseDiscovery: wrong / pairs,
      coincidences: Math.max(0, wrong - (1 - entry.probability)),
    };
  });
}

/**
 * The lowest score at which the estimated false-discovery rate of all pairs above stays within `maxFalse`. A
 * pair that is more likely two people than one is never accepted, however good its company: a person has to
 * read each of them. Equal scores are treated alike: all of them or none.
 * @param unseen the largest share of true pairs that no blocking rule may have brought
 */
export function chooseThreshold(scored: readonly ScoredPattern[], maxFalse: number, unseen = 0): Threshold {
  const truePairs = scored.reduce((sum, { probability, n }) => sum + probability * n, 0);
  let pairs = 0;
  let found = 0;
  let best: Threshold = {
    bits: Infinity,
    acceptedPairs: 0,
    falseDiscovery: 0,
    missed: truePairs > 0 ? 1 : 0,
    missedAtMost: truePairs > 0 ? 1 : 0,
  };
  for (const { bits, probability, n, falseDiscovery } of scored) {
    if (bits < 0 || falseDiscovery > maxFalse) break;
    pairs += n;
    found += probability * n;
    best = {
      bits,
      acceptedPairs: pairs,
      falseDiscovery,
      missed: truePairs > 0 ? Math.max(0, 1 - found / truePairs) : 0,
      missedAtMost: truePairs > 0 ? Math.max(0, 1 - (1 - unseen) * (found / truePairs)) : 0,
    };
  }
  return best;
}

/** How many pairs score in each whole bit, for the drawing of the score distribution. */
export function histogram(
  scored: readonly ScoredPattern[],
): { readonly bits: number; readonly pairs: number }[] {
  const bins = new Map<number, number>();
  for (const { bits, n } of scored) {
    const bin = Math.max(-40, Math.min(80, Math.floor(bits)));
    bins.set(bin, (bins.get(bin) ?? 0) + n);
  }
  return [...bins].sort(([x], [y]) => x - y).map(([bits, pairs]) => ({ bits, pairs }));
}
