import type { TextEncoding } from "./csv/encoding";
import type { Header } from "./header/find";
import type { Mapping } from "./header/mapping";
import type { Context } from "./places/title-rows";

/** How one table is to be read; plain data, so that it can be shown, corrected and kept. */
export interface Layout {
  readonly encoding: TextEncoding | null;
  readonly delimiter: string | null;
  /** lines end with a lone carriage return (files of very old Macs) */
  readonly returns: boolean;
  /** each line stands in quotes as a whole, as a spreadsheet that did not divide it saved it */
  readonly quotedLines: boolean;
  /** cells stand in apostrophes instead of quotes */
  readonly singleQuotes: boolean;
  /** headings between the lines that call those below them struck off: what a person said about them */
  readonly struckHeadings?: "strike" | "keep";
  /** a column of codes about who stands on the roll, and which of them strikes off: what a person said */
  readonly standing?: { readonly label: string; readonly struck: string };
  readonly header: Header;
  readonly mapping: Mapping;
  readonly context: Context;
  /** label of the column that says of which kabupaten a line is */
  readonly kabupaten: string | null;
}
