import { contextOf } from "./contexts";
import { ADDRESS } from "./comparisons/address";
import { NIK } from "./comparisons/nik";
import { ADDRESS_AT, decodePattern, FIELDS, NIK_AT } from "./fields";
import type { Comparison } from "./fields";
import type { PatternCount } from "./model-types";

/** One pattern of agreement and the number of pairs that show it. */
export interface Weighted {
  readonly comparison: Comparison;
  readonly n: number;
  readonly context: ReturnType<typeof contextOf>;
  /**
   * One number, one address, and equal in everything that both records have: a line copied, not a person
   * entered twice.
   */
  readonly copy: boolean;
}

export function decodeAll(patterns: readonly PatternCount[]): Weighted[] {
  return patterns.map(({ pattern, n }) => {
    const comparison = decodePattern(pattern);
    return { comparison, n, context: contextOf(comparison.levels), copy: isCopy(comparison) };
  });
}

function isCopy({ levels }: Comparison): boolean {
  return (
    levels[NIK_AT] === NIK.equal &&
    (levels[ADDRESS_AT] ?? 0) >= ADDRESS.equalCommon &&
    FIELDS.every(
      (field, i) =>
        (levels[i] ?? 0) === 0 ||
        (levels[i] ?? 0) >=
          field.levels.length - (field.name === "place" || field.name === "address" ? 2 : 1),
    )
  );
}
