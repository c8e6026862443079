import type { SharedStrings } from "./shared-strings";
import type { CellFormat } from "./number-format";

/** What the cells of an XLSX need to become text. */
export interface Workbook {
  readonly file: string;
  readonly strings: SharedStrings;
  /** by the number of the cell's style */
  readonly formats: readonly CellFormat[];
  readonly date1904: boolean;
}
