import ExcelJS from "exceljs";
import { workbookText } from "./cell";
import { settledZip } from "./settled-zip";

/** A formula with what it comes to, so that a reader that does not calculate shows the same. */
export interface Formula {
  readonly formula: string;
  readonly result: number;
}
export type FormCell = string | number | null | Formula;

/** A sheet of an official form: titles above, a header of one to three rows at a fixed place, lines below. */
export interface FormSheet {
  readonly name: string;
  readonly titles: readonly string[];
  /** row of the header's first line, from 1 */
  readonly headerRow: number;
  /** header lines from the top; an empty text continues the cell to its left, null the one above */
  readonly header: readonly (readonly (string | null)[])[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly FormCell[])[];
  /** does the last row hold the sums? */
  readonly totals: boolean;
  readonly notes?: readonly string[];
}

/** First line of data of a form, from 1. */
export const firstDataRow = ({ headerRow, header }: Pick<FormSheet, "headerRow" | "header">): number =>
  headerRow + header.length;

/** Name of a column, A to ZZ, from 1. */
export const columnName = (at: number): string =>
  at <= 26
    ? String.fromCharCode(64 + at)
    : columnName(Math.floor((at - 1) / 26)) + columnName(((at - 1) % 26) + 1);

const THIN = { style: "thin" } as const;
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };

/** Writes forms as a workbook; equal sheets give equal bytes. @param made moment of the paper */
export async function writeFormBook(sheets: readonly FormSheet[], made: Date): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.creator = "Cermat";
  book.created = made;
  book.modified = made;
  for (const form of sheets) addSheet(book, form);
  return settledZip(Buffer.from(await book.xlsx.writeBuffer()));
}

function addSheet(book: ExcelJS.Workbook, form: FormSheet): void {
  const page = book.addWorksheet(form.name, {
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    views: [{ state: "frozen", ySplit: firstDataRow(form) - 1 }],
  });
  form.widths.forEach((width, at) => (page.getColumn(at + 1).width = width));
  const last = form.widths.length;
  form.titles.forEach((title, at) => {
    page.mergeCells(at + 1, 1, at + 1, last);
    const cell = page.getCell(at + 1, 1);
    cell.value = workbookText(title);
    cell.font = { bold: true, size: at === 0 ? 13 : 11 };
    cell.alignment = { horizontal: "center" };
  });
  addHeader(page, form);
  form.rows.forEach((row, at) => {
    const bold = form.totals && at === form.rows.length - 1;
    row.forEach((value, column) => {
      const cell = page.getCell(firstDataRow(form) + at, column + 1);
      cell.value = typeof value === "string" ? workbookText(value) : valueOf(value);
      cell.border = BORDER;
      if (typeof value !== "string" && value !== null) cell.numFmt = "#,##0";
      if (bold) cell.font = { bold };
    });
  });
  form.notes?.forEach((note, at) => {
    page.getCell(firstDataRow(form) + form.rows.length + 1 + at, 1).value = workbookText(note);
  });
}

const valueOf = (value: number | null | Formula): ExcelJS.CellValue =>
  value === null || typeof value === "number" ? value : { formula: value.formula, result: value.result };

/** Cells that go on to the right or downwards are merged into one. */
function addHeader(page: ExcelJS.Worksheet, { header, headerRow }: FormSheet): void {
  header.forEach((line, at) =>
    line.forEach((text, column) => {
      if (text === null || text === "") return;
      let right = column;
      while (line[right + 1] === "") right += 1;
      let down = at;
      while (header[down + 1]?.[column] === null) down += 1;
      if (right > column || down > at)
        page.mergeCells(headerRow + at, column + 1, headerRow + down, right + 1);
      const cell = page.getCell(headerRow + at, column + 1);
      cell.value = workbookText(text);
      cell.font = { bold: true };
      cell.border = BORDER;
      cell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
    }),
  );
}
