import { ownCopy } from "@/lib/roll/own-copy";

/**
 * Different values that are told apart; a column of free text mistaken for a code must not fill the memory.
 */
const DISTINCT = 5_000;

/**
 * Counts how often each value occurs; values beyond the first few thousand different ones count only in the
 * sum.
 */
export class Tally {
  private readonly counts = new Map<string, number>();
  total = 0;

  add(value: string): void {
    this.total++;
    const known = this.counts.get(value);
    if (known !== undefined) this.counts.set(value, known + 1);
    else if (this.counts.size < DISTINCT) this.counts.set(ownCopy(value), 1);
  }

  get distinct(): number {
    return this.counts.size;
  }

  /** Commonest first; of equals the first by code point. */
  top(limit: number): { value: string; rows: number }[] {
    return [...this.counts]
      .map(([value, rows]) => ({ value, rows }))
      .sort((a, b) => b.rows - a.rows || (a.value < b.value ? -1 : 1))
      .slice(0, limit);
  }
}
