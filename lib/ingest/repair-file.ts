import { COLUMN, type RollColumn } from "@/lib/roll/columns";
import { CsvTokenizer } from "./csv/tokenizer";
import { labelKey } from "./header/labels";
import { emptyRaw, RecordFiller } from "./raw-record";
import type { Layout } from "./table-layout";

/**
 * The list of rejected lines as a file that can be repaired and imported again. Its first column says which
 * data line of the snapshot each line is; by that column the import recognises such a file, and puts each
 * repaired line in its old place.
 */
export const ROW_LABEL = "BARIS DATA";
const ABOUT = ["BERKAS", "LEMBAR", "BARIS BERKAS", "KOLOM", "ALASAN"] as const;
const TEXT_LABEL = "TEKS ASLI";

export interface RejectedLine {
  readonly rowNo: number;
  readonly lineNo: number;
  readonly columnNo: number | null;
  readonly columnName: string | null;
  readonly reason: string;
  readonly raw: string;
}

export function repairHeader(columns: readonly RollColumn[]): string[] {
  return [ROW_LABEL, ...ABOUT, ...columns.map((column) => COLUMN[column].label), TEXT_LABEL];
}

/**
 * One line of that file. The cells of the rejected line are put under Cermat's columns as far as they can be
 * divided; where columns have shifted, the original text at the end shows what belongs where.
 */
export function repairCells(
  reject: RejectedLine,
  columns: readonly RollColumn[],
  table: { readonly title: string; readonly sheet: string | null; readonly layout: Layout },
): (string | number | null)[] {
  const cells = splitRaw(reject.raw, table.layout);
  const raw = emptyRaw();
  new RecordFiller(table.layout.mapping, table.layout.header.labels, table.title).fill(
    raw,
    cells,
    cells.length,
    table.layout.context,
  );
  const place = reject.columnName ?? (reject.columnNo === null ? null : String(reject.columnNo));
  return [
    reject.rowNo,
    table.title,
    table.sheet,
    reject.lineNo,
    place,
    reject.reason,
    ...columns.map((column) => raw[column]),
    reject.raw,
  ];
}

function splitRaw(raw: string, layout: Layout): string[] {
  if (layout.delimiter === null) return raw.split("\t").map((cell) => cell.trim());
  let found: string[] | null = null;
  const tokenizer = new CsvTokenizer(
    layout.delimiter,
    { row: (cells, count) => void (found ??= cells.slice(0, count)), bad: () => undefined },
    null,
  );
  tokenizer.push(raw);
  tokenizer.end();
  // A quote that was never closed: divide the text as if quotes were letters.
  return found ?? raw.split(layout.delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ""));
}

/** Position of the column that numbers the data lines; null in a file that is no repair. */
export function rowNumberColumn(labels: readonly string[]): number | null {
  const at = labels.findIndex((label) => labelKey(label) === ROW_LABEL);
  return at === -1 ? null : at;
}

/** Takes back the apostrophe that the export put before what a spreadsheet might take for a formula. */
export function withoutGuard(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}
