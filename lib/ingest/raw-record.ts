import { ROLL_COLUMNS, type RollColumn } from "@/lib/roll/columns";
import type { Mapping, Take } from "./header/mapping";
import { positionsOf } from "./header/mapping";
import { splitBirth, splitNeighbourhood } from "./split-cell";
import type { Context } from "./title-rows";

/**
 * A RawRecord that is filled again for each line: copying a million objects would cost more than reading
 * them.
 */
export type RawRow = Record<RollColumn, string | null>;

export function emptyRaw(): RawRow {
  return Object.fromEntries(ROLL_COLUMNS.map((column) => [column, null])) as RawRow;
}

interface Single {
  readonly column: RollColumn;
  readonly at: number;
}

interface Composed {
  readonly column: RollColumn;
  readonly at: readonly number[];
  readonly take: Take;
}

/**
 * Fills the columns of ours from the cells of a line, as the mapping says; kecamatan, desa and TPS from the
 * context where no column has them.
 */
export class RecordFiller {
  private readonly single: Single[] = [];
  private readonly composed: Composed[] = [];
  private readonly fromContext: (keyof Context)[];

  constructor(mapping: Mapping, labels: readonly string[], file: string) {
    for (const column of ROLL_COLUMNS) {
      const source = mapping[column];
      if (source === undefined) continue;
      const at = positionsOf(source, labels, file);
      if (at.length === 1 && source.take === "all") this.single.push({ column, at: at[0] ?? 0 });
      else this.composed.push({ column, at, take: source.take });
    }
    this.fromContext = (["kecamatan", "desa", "tps"] as const).filter(
      (column) => mapping[column] === undefined,
    );
  }

  /** @param count cells beyond it belong to an earlier line */
  fill(raw: RawRow, cells: readonly string[], count: number, context: Context): void {
    for (const { column, at } of this.single) raw[column] = at < count ? cells[at] || null : null;
    for (const source of this.composed) raw[source.column] = compose(source, cells, count);
    for (const column of this.fromContext) raw[column] = context[column];
  }
}

function compose(source: Composed, cells: readonly string[], count: number): string | null {
  let text = "";
  for (const at of source.at) {
    const cell = at < count ? (cells[at] ?? "") : "";
    if (cell !== "") text = text === "" ? cell : `${text} ${cell}`;
  }
  if (text === "") return null;
  switch (source.take) {
    case "all":
      return text;
    case "place":
    case "date":
      return splitBirth(text)[source.take];
    case "rt":
    case "rw":
      return splitNeighbourhood(text)[source.take];
  }
}
