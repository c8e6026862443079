import ExcelJS from "exceljs";
import { workbookText } from "./cell";

/** A column of a sheet that people fill in. */
export interface FillColumn {
  readonly name: string;
  readonly width: number;
  /** may be written; all others are locked */
  readonly open: boolean;
  /** words to choose from */
  readonly choices?: readonly string[];
}

export interface FillSheet {
  readonly name: string;
  readonly columns: readonly FillColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** the sheet that says how, and its paragraphs */
  readonly guide: { readonly name: string; readonly lines: readonly string[] };
  /** the hidden sheet of the words to choose from */
  readonly lists: string;
}

const SHADE = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF2F2F2" } } as const;

/**
 * Writes a sheet of which only the open columns can be written in; what they hold stays text, so that a number of
 * 16 digits keeps them all. The lock guards against slips, not against will: whoever reads it back checks every id.
 */
export async function writeFillBook({ name, columns, rows, guide, lists }: FillSheet): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.creator = "Cermat";
  const page = book.addWorksheet(name, {
    views: [{ state: "frozen", ySplit: 1, xSplit: 1 }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  const words = book.addWorksheet(lists, { state: "veryHidden" });
  columns.forEach((column, at) => {
    page.getColumn(at + 1).width = column.width;
    const head = page.getCell(1, at + 1);
    head.value = workbookText(column.name);
    head.font = { bold: true };
    head.alignment = { wrapText: true, vertical: "top" };
    column.choices?.forEach((choice, row) => (words.getCell(row + 1, at + 1).value = workbookText(choice)));
  });
  rows.forEach((row, line) =>
    row.forEach((value, at) => {
      const cell = page.getCell(line + 2, at + 1);
      const { open, choices } = columns[at] ?? { open: false };
      if (value !== null) cell.value = workbookText(value);
      cell.numFmt = "@";
      cell.alignment = { wrapText: true, vertical: "top" };
      cell.protection = { locked: !open };
      if (!open) cell.fill = SHADE;
      if (choices !== undefined) cell.dataValidation = chosenFrom(lists, at, choices.length);
    }),
  );
  const how = book.addWorksheet(guide.name);
  how.getColumn(1).width = 110;
  guide.lines.forEach((text, at) => {
    const cell = how.getCell(at + 1, 1);
    cell.value = workbookText(text);
    cell.alignment = { wrapText: true, vertical: "top" };
  });
  await page.protect("", {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}

function chosenFrom(lists: string, at: number, count: number): ExcelJS.DataValidation {
  const column = String.fromCharCode(65 + at);
  return {
    type: "list",
    allowBlank: true,
    formulae: [`'${lists}'!$${column}$1:$${column}$${String(count)}`],
    showErrorMessage: true,
  };
}
