import { wilson } from "@/lib/statistics/wilson";

/** Pairs (row numbers, "a,b") that the labels call one person: within one file, or across two. */
export function truePairs(
  left: readonly string[],
  right: readonly string[] | null,
  pattern: RegExp,
): Set<string> {
  const rowsOf = (labels: readonly string[]) => {
    const groups = new Map<string, number[]>();
    labels.forEach((label, i) => {
      const key = pattern.exec(label)?.[1] ?? label;
      groups.set(key, [...(groups.get(key) ?? []), i + 1]);
    });
    return groups;
  };
  const first = rowsOf(left);
  if (right === null)
    return new Set(
      [...first.values()].flatMap((rows) =>
        rows.flatMap((a, i) => rows.slice(i + 1).map((b) => `${a},${b}`)),
      ),
    );
  const second = rowsOf(right);
  return new Set(
    [...first].flatMap(([key, rows]) => rows.flatMap((a) => (second.get(key) ?? []).map((b) => `${a},${b}`))),
  );
}

export interface Measure {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

export function measure(found: ReadonlySet<string>, truth: ReadonlySet<string>): Measure {
  const right = [...found].filter((pair) => truth.has(pair)).length;
  return { right, wrong: found.size - right, missed: truth.size - right };
}

export function f1Of({ right, wrong, missed }: Measure): number {
  return right === 0 ? 0 : (2 * right) / (2 * right + wrong + missed);
}

/** Precision and recall with Wilson intervals, 95 %; the interval of F1 from theirs. */
export function printMeasure(result: Measure): string {
  const { right, wrong, missed } = result;
  const precision = wilson(right, right + wrong);
  const recall = wilson(right, right + missed);
  const harmonic = (p: number, r: number) => (p + r === 0 ? 0 : (2 * p * r) / (p + r));
  const line = (name: string, value: number, low: number, high: number) =>
    `${name.padEnd(10)} ${value.toFixed(4)}  (${low.toFixed(4)}–${high.toFixed(4)})\n`;
  return (
    `right ${right}, wrong ${wrong}, missed ` +
    [
      `${missed}\n`,
      line("precision", right / Math.max(1, right + wrong), precision.low, precision.high),
      line("recall", right / Math.max(1, right + missed), recall.low, recall.high),
      line("F1", f1Of(result), harmonic(precision.low, recall.low), harmonic(precision.high, recall.high)),
    ].join("")
  );
}
