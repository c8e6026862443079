import { contextOf } from "./contexts";
import { decodePattern } from "./fields";
import type { Comparison } from "./fields";
import type { PatternCount } from "./model-types";

/** One pattern of agreement and the number of pairs that show it. */
export interface Weighted {
  readonly comparison: Comparison;
  readonly n: number;
  readonly context: ReturnType<typeof contextOf>;
}

export function decodeAll(patterns: readonly PatternCount[]): Weighted[] {
  return patterns.map(({ pattern, n }) => {
    const comparison = decodePattern(pattern);
    return { comparison, n, context: contextOf(comparison.levels) };
  });
}
