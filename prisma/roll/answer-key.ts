import type { Entry, KeyNote } from "./model";

/** What was inserted, by line numbers: what a test of the detectors is measured against. */
export interface KeyEntry {
  readonly code: string;
  readonly kind: "defect" | "innocent";
  readonly name: string;
  /** Lines of the current roll, ascending, counted from 1 over its files in order. */
  readonly rows: readonly number[];
  readonly baselineRows: readonly number[];
  /**
   * Which roll `rows` counts: the current one, the DPTb roll, or the current roll of the neighbouring
   * kabupaten.
   */
  readonly roll: "current" | "dptb" | "neighbour";
  /** Subject key of the finding that should appear. */
  readonly subject: string;
  /** An innocent that the rule cannot tell from a defect: it may ask, a person must say no. */
  readonly mayFire: boolean;
  /** Other detectors that are right to ask about the same rows. */
  readonly also: readonly string[];
  readonly note: string;
}

/** Line numbers are known only when all lines are written: until then the key holds the voters themselves. */
export class AnswerKey {
  readonly #notes: KeyNote[] = [];

  add(note: KeyNote): void {
    this.#notes.push(note);
  }

  entries(): KeyEntry[] {
    return this.#notes.map(resolve);
  }
}

function resolve(note: KeyNote): KeyEntry {
  const rows = lines(note.current, (entry) => entry.curRow);
  const baselineRows = lines(note.baseline, (entry) => entry.baseRow);
  const subject =
    note.subject ??
    (rows.length > 0 ? `R:${rows.join(",")}` : baselineRows.length > 0 ? `B:${baselineRows.join(",")}` : "");
  return {
    code: note.code,
    kind: note.kind,
    name: note.name,
    rows,
    baselineRows,
    roll: note.roll ?? "current",
    subject,
    mayFire: note.mayFire ?? false,
    also: note.also ?? [],
    note: note.note ?? "",
  };
}

function lines(entries: readonly Entry[] | undefined, row: (entry: Entry) => number): number[] {
  return (entries ?? [])
    .map(row)
    .filter((line) => line > 0)
    .sort((a, b) => a - b);
}
