import type { Note } from "./notes";

/** Why a line is not a record (baris ditolak). Sentences: `data.rejectReason.<reason>`. */
export const REJECT_REASONS = [
  "column-count",
  "shifted-columns",
  "other-table",
  "other-kabupaten",
  "unreadable",
  "summary-line",
  "repeated-header",
  "page-heading",
  "not-a-record",
  "too-long",
  "bad-quote",
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/**
 * Where the readers of CSV and XLSX deliver what they find, line by line and synchronously; the reader pauses
 * between chunks. `cells` are trimmed and reused for the next line: copy what is to be kept. Lines without
 * any text are not delivered.
 */
export interface RowHandler {
  /**
   * @param line number of the line in the file (of the row in the sheet), from 1; a quoted record that spans
   *   lines has its first
   */
  row(cells: readonly string[], count: number, line: number, source: RowSource): void;
  /** A line that has no cells to speak of. @param column 1-based, null when it is the line as a whole */
  bad(reason: RejectReason, line: number, column: number | null, raw: string): void;
  /** Something about the table that a person should read before it is stored, said once. */
  note?(note: Note): void;
}

export interface RowSource {
  /** The line being delivered, as text. */
  raw(): string;
}
