import { csvLine, PLAIN_CSV, type Cell, type CsvForm } from "./cell";

export interface Column<Row> {
  readonly name: string;
  readonly value: (row: Row) => Cell;
  readonly width: number;
}

/** A table as CSV: UTF-8, formulas neutralised, parted and marked as its readers' programs expect. */
export async function* csvLines<Row>(
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row> | Iterable<Row>,
  form: CsvForm = PLAIN_CSV,
): AsyncGenerator<string> {
  const head = csvLine(
    columns.map((column) => column.name),
    form,
  );
  yield form.mark ? `\ufeff${head}` : head;
  for await (const row of rows)
    yield csvLine(
      columns.map((column) => column.value(row)),
      form,
    );
}
