import { csvLine, type Cell } from "./cell";

export interface Column<Row> {
  readonly name: string;
  readonly value: (row: Row) => Cell;
  readonly width: number;
}

/** A table as CSV: comma, RFC 4180, UTF-8, formulas neutralised. */
export async function* csvLines<Row>(
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row> | Iterable<Row>,
): AsyncGenerator<string> {
  yield csvLine(columns.map((column) => column.name));
  for await (const row of rows) yield csvLine(columns.map((column) => column.value(row)));
}
