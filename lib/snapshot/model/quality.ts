import { CONTROL_TOTALS, type CountedTotals } from "@/lib/ingest/shapes";
import type { ControlTotals } from "./input";

export interface TotalsComparison {
  readonly total: (typeof CONTROL_TOTALS)[number];
  readonly expected: number | null;
  readonly counted: number;
  readonly difference: number | null;
}

/** Typed against counted, one line a total; null where nothing was typed. */
export function compareTotals(control: ControlTotals, counted: CountedTotals): TotalsComparison[] {
  return CONTROL_TOTALS.map((total) => {
    const expected = control[total] ?? null;
    return {
      total,
      expected,
      counted: counted[total],
      difference: expected === null ? null : counted[total] - expected,
    };
  });
}
