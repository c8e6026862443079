import type { Writable } from "node:stream";
import ExcelJS from "exceljs";
import { neutral, type Cell } from "./cell";
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

/**
 * Writes a workbook row by row: memory does not grow with its length. Text stays text (a NIK is never a
 * number), and text that a spreadsheet would run is neutralised.
 */
export async function writeWorkbook(out: Writable, sheets: readonly AnySheet[]): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  });
  for (const { name, head, cells } of sheets) {
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
      page.addRow(row.map((cell) => (typeof cell === "string" ? neutral(cell) : cell))).commit();
      written += 1;
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
