import { recordOf } from "@/lib/record-of";
import { FIELD_NAMES, FIELDS } from "./fields";
import type { Comparison, FieldName } from "./fields";
import type { LevelTable } from "./model-types";
import { STRANGER_WEIGHT } from "./priors";

/**
 * What a sample of strangers never showed may still have happened half a time; where belief weighs more it
 * says how often.
 */
const MIN_COUNT = 0.5;

/** Weighted counts of levels over many pairs; missing values are counted nowhere. */
export class LevelSums {
  readonly #sums = FIELDS.map((field) => new Float64Array(field.levels.length));
  weight = 0;

  add(comparison: Comparison, weight: number): void {
    this.weight += weight;
    for (let i = 0; i < FIELDS.length; i++) {
      const level = comparison.levels[i] ?? 0;
      const sums = this.#sums[i];
      if (level > 0 && sums) sums[level] = (sums[level] ?? 0) + weight;
    }
  }

  /** One field alone. */
  addField(field: number, level: number, weight: number): void {
    const sums = this.#sums[field];
    if (level > 0 && sums) sums[level] = (sums[level] ?? 0) + weight;
  }

  at(field: number, level: number): number {
    return this.#sums[field]?.[level] ?? 0;
  }

  field(name: FieldName, prior: readonly number[], priorWeight: number): number[] {
    const sums = this.#sums[FIELDS.findIndex((field) => field.name === name)] ?? new Float64Array();
    const scale = prior.reduce((sum, p, level) => (level === 0 ? sum : sum + p), 0);
    const total = sums.reduce((sum, n) => sum + n, 0) + priorWeight;
    return prior.map((p, level) =>
      level === 0
        ? 1
        : Math.max(
            priorWeight > STRANGER_WEIGHT ? 1e-9 : MIN_COUNT / total,
            ((sums[level] ?? 0) + (priorWeight * p) / scale) / total,
          ),
    );
  }

  table(prior: LevelTable, priorWeight: number): LevelTable {
    return recordOf(FIELD_NAMES, (name) => this.field(name, prior[name], priorWeight));
  }
}
