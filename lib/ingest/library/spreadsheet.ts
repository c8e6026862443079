import { readFile } from "node:fs/promises";
import { read, type CellObject, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { badInput, UserError } from "@/lib/errors";
import { LIMITS } from "../limits";
import type { Tell } from "../notes";
import type { RowHandler } from "../rows";
import { MergeFill, startingAt } from "../table/merges";
import { RowBuffer } from "../table/row-buffer";
import type { SheetTable } from "../table/sheet";
import { cellFormat, type CellFormat } from "../xlsx/number-format";
import { formattedNumber } from "../xlsx/number";
import { compoundContent } from "./compound";

/** Rows that are delivered between two waits for whoever takes them. */
const ROWS_PER_TURN = 1_000;

export interface LegacyFile {
  readonly path: string;
  readonly file: string;
  readonly size: number;
  readonly kind: "xls" | "xlsb";
}

/**
 * Opens XLS (BIFF) and XLSB with SheetJS. It holds a whole workbook in memory, about forty times its size, so
 * only up to a stated size; see docs/decisions/0030-old-spreadsheet-formats.md.
 *
 * @throws UserError bad-input above that size, for a password, for other compound files, and for damage
 */
export async function openLegacy(source: LegacyFile, tell: Tell): Promise<SheetTable[]> {
  const { file, kind } = source;
  const limit = kind === "xls" ? LIMITS.xlsBytes : LIMITS.xlsbBytes;
  if (source.size > limit)
    throw badInput("file-legacy-too-big", { file, type: kind.toUpperCase(), limitMb: limit / 1024 ** 2 });
  const bytes = await readFile(source.path);
  if (kind === "xls") requireWorkbook(bytes, file);
  const book = parse(bytes, file);
  tell({
    code: "format-workbook",
    values: { file, type: kind.toUpperCase(), sheets: book.SheetNames.length },
  });
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.slice(0, LIMITS.sheets).map((name, at) => {
    const sheet = book.Sheets[name] ?? {};
    return {
      name,
      hidden: (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0,
      size: Math.ceil(source.size / book.SheetNames.length),
      rows: (handler, next) => deliver(sheet, date1904, file, handler, next),
    };
  });
}

function requireWorkbook(bytes: Buffer, file: string): void {
  const content = compoundContent(bytes);
  if (content === "workbook") return;
  if (content === "locked") throw badInput("file-locked", { file });
  throw badInput("file-wrong-type", { file, type: content });
}

function parse(bytes: Buffer, file: string): WorkBook {
  try {
    return read(bytes, { type: "buffer", dense: true, cellNF: true, cellText: false, cellHTML: false });
  } catch (cause) {
    const locked = cause instanceof Error && /password|encrypt/i.test(cause.message);
    throw new UserError("bad-input", locked ? "file-locked" : "file-legacy-broken", { file }, { cause });
  }
}

async function deliver(
  sheet: WorkSheet,
  date1904: boolean,
  file: string,
  handler: RowHandler,
  next: () => Promise<boolean> | boolean,
): Promise<void> {
  const row = new RowBuffer(handler, file);
  const formats = new Map<string, CellFormat>();
  const merged = new MergeFill(
    startingAt(
      (sheet["!merges"] ?? []).map(({ s, e }) => ({ top: s.r + 1, bottom: e.r + 1, left: s.c + 1 })),
    ),
  );
  const data = sheet["!data"] ?? [];
  for (let at = 0; at < data.length; at++) {
    row.clear();
    // Rows and cells without content are holes.
    (data[at] as CellObject[] | undefined)?.forEach((cell, column) => {
      row.set(column, textOf(cell, formats, date1904));
    });
    if (row.count > 0) row.count = merged.fill(row.cells, row.count, at + 1);
    row.deliver(at + 1);
    if (at % ROWS_PER_TURN === ROWS_PER_TURN - 1 && !(await next())) return;
  }
  await next();
}

function textOf(cell: CellObject, formats: Map<string, CellFormat>, date1904: boolean): string {
  switch (cell.t) {
    case "n": {
      const code = typeof cell.z === "string" ? cell.z : "General";
      let format = formats.get(code);
      if (format === undefined) formats.set(code, (format = cellFormat(code)));
      return formattedNumber(String(cell.v ?? ""), format, date1904);
    }
    case "b":
      return cell.v === true ? "TRUE" : "FALSE";
    case "e":
      return cell.w ?? "#ERROR";
    case "s":
      return String(cell.v ?? "").trim();
    default:
      return "";
  }
}
