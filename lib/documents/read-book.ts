import ExcelJS from "exceljs";

/** A small workbook as plain values: a line of cells a row, formulas as what they came to. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Rows and columns of a form that are looked at; official recaps have some dozens. */
const MOST = { rows: 2_000, columns: 60 } as const;

/** @throws Error when the bytes are no workbook */
export async function readBook(bytes: Buffer): Promise<ReadSheet[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return book.worksheets.map((sheet) => ({
    name: sheet.name,
    rows: Array.from({ length: Math.min(sheet.rowCount, MOST.rows) }, (_, at) => {
      const row = sheet.getRow(at + 1);
      return Array.from({ length: Math.min(sheet.columnCount, MOST.columns) }, (_cell, column) =>
        valueOf(row.getCell(column + 1).value),
      );
    }),
  }));
}

function valueOf(value: ExcelJS.CellValue): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" || typeof value === "string") return value;
  // A day that a spreadsheet made of what was typed.
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== "object") return String(value);
  if ("result" in value) return valueOf(value.result ?? null);
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  return null;
}
