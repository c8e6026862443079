import type { HeadRow } from "../header/find";
import { findHeader, type Header } from "../header/find";
import { LIMITS } from "../limits";
import { unquoted } from "./lines";
import { CsvTokenizer } from "./tokenizer";

/** What offices' programs put between cells; Sidalih writes `#`. */
const DELIMITERS = [",", ";", "\t", "|", "#", "~", "^"] as const;
/** Any other sign that may stand between cells, for it stands in no name, date or number. */
const SIGN = /[^\p{L}\p{N}\s"'.,;:()/\\\-_+|#~^]|[\u0001-\u0008\u000b\u000e-\u001f]/gu;
/** Fewer recognised columns are no header by which a separator may be believed. */
const FEWEST_KNOWN = 2;

export interface CsvHead {
  readonly delimiter: string;
  /** not one of those that are usual: found by trying */
  readonly delimiterGuessed: boolean;
  /** see `Layout.quotedLines` */
  readonly quotedLines: boolean;
  /** columns are set off by spaces alone */
  readonly fixedWidth: boolean;
  readonly rows: readonly HeadRow[];
  readonly header: Header | null;
}

/**
 * Reads the top of a CSV with each delimiter and takes the one under which a header of a roll appears; where
 * none does, the one that divides most lines into the same number of columns. So the `|` in the dates of a
 * comma file never wins.
 */
export function readCsvHead(text: string, wanted: ReadonlySet<string>, maxRows: number): CsvHead {
  const plain = bestOf(text, DELIMITERS, wanted, maxRows);
  if (plain.known >= FEWEST_KNOWN) return withQuotedLines(text, plain, wanted, maxRows);
  const inner = unquoted(text);
  if (inner !== text) {
    const unwrapped = bestOf(inner, DELIMITERS, wanted, maxRows);
    if (unwrapped.known >= FEWEST_KNOWN) return { ...asHead(unwrapped), quotedLines: true };
  }
  const signs = [...new Set(text.slice(0, 4096).match(SIGN) ?? [])].slice(0, 12);
  if (signs.length > 0) {
    const guessed = bestOf(text, signs, wanted, maxRows);
    if (guessed.known >= FEWEST_KNOWN) return { ...asHead(guessed), delimiterGuessed: true };
  }
  // Two spaces or more between words, as a printer sets them.
  const spaced = bestOf(text.replace(/ {2,}/g, "\t"), ["\t"], wanted, maxRows);
  return { ...asHead(plain), fixedWidth: spaced.known > Math.max(plain.known, FEWEST_KNOWN) };
}

/** A header that can be read, and below it lines that are one quoted cell of just as many. */
function withQuotedLines(text: string, plain: Try, wanted: ReadonlySet<string>, maxRows: number): CsvHead {
  const columns = plain.header?.labels.length ?? 0;
  if (columns < 2 || !plain.rows.some(({ cells }) => cells.filter((cell) => cell !== "").length === 1))
    return asHead(plain);
  const inner = bestOf(unquoted(text), [plain.delimiter], wanted, maxRows);
  const whole = (head: Try) => head.rows.filter(({ cells }) => cells.length >= columns).length;
  return whole(inner) > whole(plain) ? { ...asHead(inner), quotedLines: true } : asHead(plain);
}

interface Try {
  readonly delimiter: string;
  readonly rows: readonly HeadRow[];
  readonly header: Header | null;
  readonly known: number;
  readonly score: number;
}

const asHead = ({ delimiter, rows, header }: Try): CsvHead => ({
  delimiter,
  delimiterGuessed: false,
  quotedLines: false,
  fixedWidth: false,
  rows,
  header,
});

function bestOf(
  text: string,
  delimiters: readonly string[],
  wanted: ReadonlySet<string>,
  maxRows: number,
): Try {
  let best: Try | null = null;
  for (const delimiter of delimiters) {
    const rows = headRows(text, delimiter, maxRows);
    const header = findHeader(rows.slice(0, LIMITS.headRows), wanted);
    const known = header?.known ?? 0;
    const score = known * 1000 + evenness(rows);
    if (best === null || score > best.score) best = { delimiter, rows, header, known, score };
  }
  if (best === null) throw new RangeError("no delimiter to try");
  return best;
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
