import { LIMITS } from "../limits";
import type { HeadRow } from "../header/find";
import { findHeader, type Header } from "../header/find";
import { CsvTokenizer } from "./tokenizer";

const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface CsvHead {
  readonly delimiter: Delimiter;
  readonly rows: readonly HeadRow[];
  readonly header: Header | null;
}

/**
 * Reads the top of a CSV with each delimiter and takes the one under which a header of a roll appears; where
 * none does, the one that divides most lines into the same number of columns. So the `|` in the dates of a
 * comma file never wins.
 */
export function readCsvHead(text: string, wanted: ReadonlySet<string>, maxRows: number): CsvHead {
  let best: { head: CsvHead; score: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const rows = headRows(text, delimiter, maxRows);
    const header = findHeader(rows.slice(0, LIMITS.headRows), wanted);
    const score = (header?.known ?? 0) * 1000 + evenness(rows);
    if (best === null || score > best.score) best = { head: { delimiter, rows, header }, score };
  }
  if (best === null) throw new RangeError("no delimiter to try");
  return best.head;
}

function headRows(text: string, delimiter: string, maxRows: number): HeadRow[] {
  const rows: HeadRow[] = [];
  const tokenizer = new CsvTokenizer(
    delimiter,
    {
      row: (cells, count, line) => {
        if (rows.length < maxRows && cells.slice(0, count).some((cell) => cell !== ""))
          rows.push({ line, cells: cells.slice(0, count) });
      },
      bad: () => undefined,
    },
    null,
  );
  tokenizer.push(text);
  tokenizer.end();
  return rows;
}

/**
 * Columns that the commonest width has, times the share of lines that have it: 0 for a file without this
 * delimiter.
 */
function evenness(rows: readonly HeadRow[]): number {
  const widths = new Map<number, number>();
  for (const row of rows) widths.set(row.cells.length, (widths.get(row.cells.length) ?? 0) + 1);
  let best = 0;
  for (const [width, times] of widths) {
    if (width > 1) best = Math.max(best, (Math.min(width, 40) * times) / rows.length);
  }
  return best;
}
