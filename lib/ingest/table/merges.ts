/** A merged cell, rows and columns from 1, both ends included. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
}

interface Held {
  readonly bottom: number;
  readonly text: string;
}

/**
 * Writes the text of merged cells into the rows below, for a group's KECAMATAN, TPS or NKK stands only once.
 * Only the leftmost column is filled: a cell merged over columns is one cell. Rows must come in order; rows
 * without any text of their own stay without.
 */
export class MergeFill {
  private readonly held = new Map<number, Held>();

  /** @param startingAt the merges over several rows that begin in a row */
  constructor(private readonly startingAt: (row: number) => readonly Merge[]) {}

  /** @returns the new number of cells */
  fill(cells: string[], count: number, row: number): number {
    let filled = count;
    for (const [column, { bottom, text }] of this.held) {
      if (row > bottom) this.held.delete(column);
      else if (column > filled || cells[column - 1] === "") {
        while (filled < column) cells[filled++] = "";
        cells[column - 1] = text;
      }
    }
    for (const { bottom, left } of this.startingAt(row)) {
      const text = left <= count ? (cells[left - 1] ?? "") : "";
      if (text !== "" && bottom > row) this.held.set(left, { bottom, text });
    }
    return filled;
  }
}

/** Looks up by their first row merges that are known beforehand. */
export function startingAt(merges: readonly Merge[]): (row: number) => readonly Merge[] {
  const byRow = Map.groupBy(
    merges.filter((merge) => merge.bottom > merge.top),
    (merge) => merge.top,
  );
  return (row) => byRow.get(row) ?? [];
}
