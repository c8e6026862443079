import type { Writable } from "node:stream";
import ExcelJS from "exceljs";
import { CELL_UNITS, neutral, pieces, workbookText, type Cell } from "./cell";
import type { Column } from "./csv";

export interface Sheet<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: AsyncIterable<Row> | Iterable<Row>;
}

/** Binds a sheet's rows to its columns, so that sheets of different rows can stand in one workbook. */
export interface AnySheet {
  readonly name: string;
  readonly head: readonly { readonly name: string; readonly width: number }[];
  readonly cells: () => AsyncGenerator<Cell[]>;
}

export function sheet<Row>({ name, columns, rows }: Sheet<Row>): AnySheet {
  return {
    name,
    head: columns,
    async *cells() {
      for await (const row of rows) yield columns.map((column) => column.value(row));
    },
  };
}

/** Most rows that a sheet can hold, its head included. */
const SHEET_ROWS = 1_048_576;

/** Room for what the first cell of a long text says besides: how long it is and where the rest stands. */
const FIRST_PIECE = 32_000;

/** The words of the sheet that takes what is too long for a cell. */
export interface LongTextWords {
  readonly sheet: string;
  readonly head: readonly string[];
  /** at the end of the cell */
  readonly more: (shown: number, all: number) => string;
}

/**
 * Writes a workbook row by row: memory grows with nothing but texts that are too long for a cell. Text stays
 * text (a NIK is never a number), and text that a spreadsheet would run is neutralised. What is longer than a
 * cell stands on the last sheet in pieces, and its cell says so.
 * @param made moment of the paper, for those that are made again byte by byte
 */
export async function writeWorkbook(
  out: Writable,
  sheets: readonly AnySheet[],
  words: LongTextWords,
  made?: Date,
): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  });
  if (made !== undefined) Object.assign(workbook, { created: made, modified: made });
  const long: Cell[][] = [];
  const place = (cell: Cell, at: { sheet: string; row: number; column: string }): Cell => {
    if (typeof cell !== "string") return cell;
    const text = workbookText(cell);
    if (text.length <= CELL_UNITS) return text;
    const parts = pieces(text, FIRST_PIECE);
    parts.forEach((part, index) => long.push([at.sheet, at.row, at.column, index + 1, neutral(part)]));
    const [first = ""] = parts;
    return `${first}${words.more(first.length, text.length)}`;
  };
  const sheetOfLong: AnySheet = {
    name: words.sheet,
    head: words.head.map((name) => ({ name, width: 14 })),
    async *cells() {
      yield* long;
    },
  };
  for (const { name, head, cells } of [...sheets, sheetOfLong]) {
    if (name === words.sheet && long.length === 0) continue;
    let part = 1;
    let page = begin(workbook, name, head);
    let written = 1;
    for await (const row of cells()) {
      if (written >= SHEET_ROWS) {
        page.commit();
        part += 1;
        page = begin(workbook, `${name} ${part}`, head);
        written = 1;
      }
      written += 1;
      const at = { sheet: page.name, row: written };
      page
        .addRow(
          name === words.sheet
            ? row
            : row.map((cell, index) => place(cell, { ...at, column: head[index]?.name ?? "" })),
        )
        .commit();
    }
    page.commit();
  }
  await workbook.commit();
}

function begin(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  name: string,
  head: AnySheet["head"],
): ExcelJS.Worksheet {
  const page = workbook.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
  page.columns = head.map((column) => ({ header: column.name, width: column.width }));
  const first = page.getRow(1);
  first.font = { bold: true };
  first.commit();
  return page;
}
