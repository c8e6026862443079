import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";

/** A sheet as somebody filled in its first line. @param cells heading → what is written under it */
export async function fillIn(path: string, cells: Readonly<Record<string, string>>): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(readFileSync(path)).buffer);
  const page = book.worksheets[0];
  if (page === undefined) throw new Error(`${path} has no sheet`);
  const head = (page.getRow(1).values ?? []) as ExcelJS.CellValue[];
  for (const [name, text] of Object.entries(cells)) page.getCell(2, head.indexOf(name)).value = text;
  return Buffer.from(await book.xlsx.writeBuffer());
}
