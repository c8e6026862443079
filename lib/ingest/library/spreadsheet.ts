import { open } from "node:fs/promises";
import { badInput } from "@/lib/errors";
import { LIMITS } from "../limits";
import type { Tell } from "../notes";
import { MergeFill, startingAt } from "../table/merges";
import { RowBuffer } from "../table/row-buffer";
import type { SheetTable } from "../table/sheet";
import { type CellFormat, cellFormat } from "../xlsx/number-format";
import { formattedNumber } from "../xlsx/number";
import { compoundContent } from "./compound";
import type { ParsedCell, ParsedSheet } from "./parse-messages";
import { Parser } from "./parser";

/** Rows that come from the thread at a time. */
const ROWS_PER_TURN = 1_000;

export interface LegacyFile {
  readonly path: string;
  readonly file: string;
  readonly size: number;
  readonly kind: "xls" | "xlsb";
}

/**
 * Opens XLS (BIFF) and XLSB with SheetJS, for as long as the generator stands. It holds a whole workbook in
 * memory, so only up to a stated size; see docs/decisions/0030-formats-of-spreadsheets.md.
 *
 * @throws UserError bad-input above that size, for a password, for other compound files, and for damage
 */
export async function* eachLegacySheet(source: LegacyFile, tell: Tell): AsyncGenerator<SheetTable> {
  const { path, file, kind, size } = source;
  const limit = kind === "xls" ? LIMITS.xlsBytes : LIMITS.xlsbBytes;
  const limitMb = limit / 1024 ** 2;
  if (size > limit) throw badInput("file-legacy-too-big", { file, limitMb });
  if (kind === "xls") await requireWorkbook(path, size, file);
  const { parser, sheets, date1904 } = await Parser.open(path, file, limitMb);
  try {
    tell({ code: "format-workbook", values: { file, type: kind.toUpperCase(), sheets: sheets.length } });
    for (const [at, sheet] of sheets.slice(0, LIMITS.sheets).entries()) {
      yield {
        name: sheet.name,
        hidden: sheet.hidden,
        size: Math.ceil(size / sheets.length),
        rows: (handler, next) =>
          deliver(parser, at, sheet, new RowBuffer(handler, file), textsOf(date1904), next),
      };
    }
  } finally {
    await parser.close();
  }
}

async function requireWorkbook(path: string, size: number, file: string): Promise<void> {
  const handle = await open(path);
  try {
    const bytes = Buffer.alloc(size);
    await handle.read(bytes, 0, size, 0);
    const content = compoundContent(bytes);
    if (content === "locked") throw badInput("file-locked", { file });
    if (content !== "workbook") throw badInput("file-wrong-type", { file, type: content });
  } finally {
    await handle.close();
  }
}

async function deliver(
  parser: Parser,
  sheet: number,
  { rows, merges }: ParsedSheet,
  row: RowBuffer,
  text: (cell: ParsedCell) => string,
  next: () => Promise<boolean> | boolean,
): Promise<void> {
  const merged = new MergeFill(startingAt(merges));
  for (let from = 0; from < rows; from += ROWS_PER_TURN) {
    let line = from;
    for (const cells of await parser.rows({ sheet, from, count: ROWS_PER_TURN })) {
      line++;
      row.clear();
      cells.forEach((cell, column) => row.set(column, text(cell)));
      if (row.count > 0) row.count = merged.fill(row.cells, row.count, line);
      row.deliver(line);
    }
    if (!(await next())) return;
  }
}

/** @returns the text of a cell, its number format taken apart once */
function textsOf(date1904: boolean): (cell: ParsedCell) => string {
  const formats = new Map<string, CellFormat>();
  return (cell) => {
    if (cell === null || typeof cell === "string") return cell ?? "";
    let format = formats.get(cell.format);
    if (format === undefined) formats.set(cell.format, (format = cellFormat(cell.format)));
    return formattedNumber(String(cell.number), format, date1904);
  };
}
