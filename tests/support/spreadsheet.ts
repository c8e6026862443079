import { utils, write, type BookType, type WorkSheet } from "@e965/xlsx";
import PDFDocument from "pdfkit";

export type Cells = readonly (readonly (string | number | null)[])[];

/** A workbook of one sheet in a format that SheetJS writes. */
export function writtenAs(
  bookType: BookType,
  rows: Cells,
  change: (sheet: WorkSheet) => void = () => undefined,
): Buffer {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
  change(sheet);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "DPT");
  const written: unknown = write(book, { bookType, type: "buffer" });
  if (!(written instanceof Uint8Array)) throw new TypeError("expected bytes");
  return Buffer.from(written);
}

/** Rows as XML Spreadsheet 2003; a cell may bring its own attributes. */
export function xmlSpreadsheet(
  rows: readonly (readonly (string | { readonly attributes: string; readonly data: string })[])[],
): string {
  const cell = (value: string | { readonly attributes: string; readonly data: string }) =>
    typeof value === "string"
      ? `<Cell><Data ss:Type="String">${value}</Data></Cell>`
      : `<Cell ${value.attributes}>${value.data}</Cell>`;
  return `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="DPT"><Table>${rows
    .map((row) => `<Row>${row.map(cell).join("")}</Row>`)
    .join("")}</Table></Worksheet></Workbook>`;
}

/** An ODS content of one sheet; cells are given as XML. */
export function odsContent(rows: readonly string[]): string {
  return (
    `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" ` +
    `xmlns:text="x" xmlns:style="s"><office:automatic-styles/><office:body><office:spreadsheet><table:table ` +
    `table:name="DPT">${rows.join("")}</table:table></office:spreadsheet></office:body></office:document-content>`
  );
}

export const odsText = (text: string, attributes = "") =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${text}</text:p></table:table-cell>`;

export interface FormPage {
  readonly titles: readonly string[];
  readonly rows: Cells;
}

/** Height of a row: two lines of text. */
const ROW = 26;

/** Model A-KabKo as Sidalih prints it: titles, a table with or without drawn lines, page after page. */
export async function formPdf(
  pages: readonly FormPage[],
  widths: readonly number[],
  drawn: boolean,
): Promise<Buffer> {
  const document = new PDFDocument({ size: "A4", margin: 30, autoFirstPage: false });
  const parts: Buffer[] = [];
  document.on("data", (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve) => document.on("end", () => resolve()));
  for (const { titles, rows } of pages) {
    document.addPage();
    document.fontSize(8);
    titles.forEach((title, at) => document.text(title, 40, 30 + at * 14, { lineBreak: false }));
    rows.forEach((row, at) => {
      const y = 100 + at * ROW;
      let x = 40;
      row.forEach((value, column) => {
        const width = widths[column] ?? 40;
        if (drawn) document.rect(x, y, width, ROW).stroke();
        document.text(String(value ?? ""), x + 3, y + 5, { width: width - 6, height: ROW - 6 });
        x += width;
      });
    });
  }
  document.end();
  await ended;
  return Buffer.concat(parts);
}
