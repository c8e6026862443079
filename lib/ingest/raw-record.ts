import { recordOf } from "@/lib/record-of";
import { ROLL_COLUMNS, type RollColumn } from "@/lib/roll/columns";
import { isNothing } from "@/lib/roll/clean-cell";
import type { Mapping, Take } from "./header/mapping";
import { markedWord, unmarked } from "./header/marks";
import { positionsOf } from "./header/mapping";
import { splitBirth, splitNeighbourhood } from "./split-cell";
import { type Part, partsOf, splitParts } from "./split-parts";
import type { Context } from "./places/title-rows";
import type { Layout } from "./table-layout";

/**
 * A RawRecord that is filled again for each line: copying a million objects would cost more than reading
 * them.
 */
export type RawRow = Record<RollColumn, string | null>;

export function emptyRaw(): RawRow {
  return recordOf(ROLL_COLUMNS, () => null);
}

interface Single {
  readonly column: RollColumn;
  readonly at: number;
}

interface Composed {
  readonly column: RollColumn;
  readonly at: readonly number[];
  /** for each cell, what a mark in it stands for */
  readonly words: readonly (string | null)[];
  /** for each cell, the code in it that strikes off, where it holds codes */
  readonly struck: readonly (string | null)[];
  readonly take: Take;
  /** what the heading names, where it names several things */
  readonly parts: readonly Part[];
}

const CONTEXT = ["kecamatan", "desa", "tps", "remark", "sex"] as const;

/**
 * Fills the columns of ours from the cells of a line, as the mapping says; a program's word for an empty cell
 * is none, and what the context says stands where no cell does.
 */
export class RecordFiller {
  private readonly single: Single[] = [];
  private readonly composed: Composed[] = [];
  private readonly mapped: readonly (keyof Context)[];
  private readonly unmapped: readonly (keyof Context)[];

  constructor(mapping: Mapping, labels: readonly string[], file: string, standing?: Layout["standing"]) {
    this.mapped = CONTEXT.filter((column) => mapping[column] !== undefined);
    this.unmapped = CONTEXT.filter((column) => mapping[column] === undefined);
    for (const column of ROLL_COLUMNS) {
      const source = mapping[column];
      if (source === undefined) continue;
      const at = positionsOf(source, labels, file);
      const words = source.from.map((label) => markedWord(column, label));
      const struck = source.from.map((label) =>
        column === "remark" && label === standing?.label ? standing.struck : null,
      );
      const marks = at.length > 1 || [...words, ...struck].some((word) => word !== null);
      if (!marks && source.take === "all") this.single.push({ column, at: at[0] ?? 0 });
      else {
        const parts = source.take === "part" ? partsOf(source.from[0] ?? "") : [];
        this.composed.push({ column, at, words, struck, take: source.take, parts });
      }
    }
  }

  /** @param count cells beyond it belong to an earlier line */
  fill(raw: RawRow, cells: readonly string[], count: number, context: Context): void {
    for (const { column, at } of this.single) {
      const cell = at < count ? (cells[at] ?? "") : "";
      raw[column] = cell === "" || isNothing(cell) ? null : cell;
    }
    for (const source of this.composed) raw[source.column] = compose(source, cells, count);
    for (const column of this.unmapped) raw[column] = context[column];
    for (const column of this.mapped) raw[column] ??= context[column];
  }
}

const ON_THE_ROLL = /^(?:AKTIF|MS|TETAP|SESUAI|VALID|MEMENUHI SYARAT)$/i;

/** A cell that is not divided as its heading is holds the first thing that it names. */
function partOf(text: string, { column, parts }: Composed): string | null {
  const found = splitParts(text, parts);
  if (found !== null) return found[column] ?? null;
  return column === parts[0] ? text : null;
}

/** Of a column of codes, only the one that strikes off is a remark. */
const strikeOf = (cell: string, struck: string): string =>
  cell.trim().toUpperCase() === struck ? "TMS" : "";

function compose(source: Composed, cells: readonly string[], count: number): string | null {
  let text = "";
  const joint = source.column === "remark" ? "; " : " ";
  for (const [i, at] of source.at.entries()) {
    const written = at < count ? (cells[at] ?? "") : "";
    const word = source.words[i] ?? null;
    const struck = source.struck[i] ?? null;
    const cell =
      struck !== null ? strikeOf(written, struck) : word === null ? written : unmarked(written, word);
    // Beside a remark, that somebody simply stands on the roll is none.
    if (source.column === "remark" && ON_THE_ROLL.test(cell)) continue;
    if (cell !== "" && !isNothing(cell)) text = text === "" ? cell : `${text}${joint}${cell}`;
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
    case "part":
      return partOf(text, source);
  }
}
