import type { RowHandler } from "../rows";

/** One table of a file that is no plain text: a sheet of a workbook, a table of a web page, a PDF. */
export interface SheetTable {
  readonly name: string;
  readonly hidden: boolean;
  /** bytes that reading it passes through, for progress */
  readonly size: number;
  /**
   * Delivers the rows from the top, as often as it is called. A cell that is merged over rows has its text in
   * each of them.
   *
   * @param next called between chunks; resolves when more may come, `false` to stop reading
   */
  rows(handler: RowHandler, next: () => Promise<boolean> | boolean): Promise<void>;
}
