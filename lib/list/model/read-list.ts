import type { Note, Question } from "@/lib/ingest/notes";
import type { RawRecord } from "@/lib/roll/columns";
import type { NormalRecord } from "@/lib/roll/normal-record";

/** One person whom a line of a list names, as written and in comparable form. */
export interface NamedPerson {
  readonly raw: RawRecord;
  readonly normal: NormalRecord;
}

/** A line of a list: whom it names, or why it is no entry. */
export interface ReadLine {
  /** number of the table, from 1 */
  readonly file: number;
  /** line of the file; of a workbook the row of the sheet */
  readonly line: number;
  readonly people: readonly NamedPerson[];
  readonly reject: { readonly reason: string; readonly raw: string } | null;
}

export interface ListFile {
  readonly ord: number;
  readonly name: string;
  readonly sheet: string | null;
  readonly sha256: string;
}

export interface ReadList {
  readonly files: readonly ListFile[];
  readonly lines: readonly ReadLine[];
  readonly questions: readonly Question[];
  readonly warnings: readonly Note[];
}
