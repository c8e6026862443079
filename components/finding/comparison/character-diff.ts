export interface Segment {
  readonly text: string;
  readonly differs: boolean;
}

/**
 * The parts of `value` that `base` does not have, by longest common subsequence of characters: SITI AMINAH
 * against SITI AMINNAH marks one N. Names and addresses are short, so the quadratic table is never large;
 * longer texts are compared as a whole.
 */
export function characterDiff(base: string, value: string): Segment[] {
  if (base === value || value === "") return [{ text: value, differs: false }];
  if (base.length * value.length > 40_000) return [{ text: value, differs: true }];
  const table = commonLengths(base, value);
  const marks: boolean[] = [];
  for (let i = 0, j = 0; j < value.length;) {
    if (i < base.length && base[i] === value[j]) {
      marks.push(false);
      i += 1;
      j += 1;
    } else if (i < base.length && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0)) {
      i += 1;
    } else {
      marks.push(true);
      j += 1;
    }
  }
  return segments(value, marks);
}

/** `table[i][j]`: length of the longest common subsequence of `base` from i and `value` from j. */
function commonLengths(base: string, value: string): number[][] {
  const table = Array.from({ length: base.length + 1 }, () => new Array<number>(value.length + 1).fill(0));
  for (let i = base.length - 1; i >= 0; i -= 1) {
    for (let j = value.length - 1; j >= 0; j -= 1) {
      const row = table[i] as number[];
      row[j] =
        base[i] === value[j]
          ? 1 + (table[i + 1]?.[j + 1] ?? 0)
          : Math.max(table[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

function segments(value: string, marks: readonly boolean[]): Segment[] {
  const found: { text: string; differs: boolean }[] = [];
  for (const [at, differs] of marks.entries()) {
    const last = found.at(-1);
    if (last?.differs === differs) last.text += value[at] ?? "";
    else found.push({ text: value[at] ?? "", differs });
  }
  return found;
}
