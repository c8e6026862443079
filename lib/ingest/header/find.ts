import { createHash } from "node:crypto";
import { romanNumber } from "@/lib/roll/numerals";
import { markedWord } from "./marks";
import { labelKey, meaningOf } from "./labels";

export interface HeadRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Header {
  /** index in the head rows of the first header row, and how many rows it spans */
  readonly at: number;
  readonly rows: number;
  /** line of the last header row in the file; data begin after it */
  readonly line: number;
  readonly labels: readonly string[];
  /** columns of the header rows in the file, nameless ones at the end included */
  readonly width: number;
  /** the texts of the header's cells, for recognising it when it comes again on the next page */
  readonly texts: readonly string[];
  /** the rows as they stand, for telling a header in another order when it comes again */
  readonly block: readonly (readonly string[])[];
  /** how many labels were recognised as columns of a roll */
  readonly known: number;
  /** same labels, same signature: finds a saved mapping again */
  readonly signature: string;
}

/** So many recognised columns are a header, and the people below it are its people. */
const GOVERNS = 3;

/** A number of a person, or a date beside words: no header has them. */
function looksLikePerson(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== "");
  if (filled.length < 3) return false;
  return (
    filled.some((cell) => /(?<!\d)\d{14,16}(?!\d)/.test(cell.replace(/[ .'-]/g, ""))) ||
    filled.some((cell) => /^\W*\d{1,2}\D{1,3}(?:\d{1,2}|[A-Za-z]{3,9})\D{1,3}\d{2,4}\W*$/.test(cell))
  );
}

/** Longest merged header known from forms: a title over groups over columns. */
const MAX_ROWS = 3;

/**
 * Looks for the header among the first lines: below title rows, over one to three rows when cells were merged
 * (`ALAMAT` over `JALAN | RT | RW`). The best is the one in which most columns are recognised; of equals the
 * first, and the one with fewer rows.
 *
 * @param wanted labels that the user's mapping names; each found counts as recognised
 */
export function findHeader(head: readonly HeadRow[], wanted: ReadonlySet<string>): Header | null {
  let best: Header | null = null;
  let bestScore = 0;
  for (let at = 0; at < head.length; at++) {
    // What stands below people is the header of another part, however many columns it has.
    if (best !== null && best.known >= GOVERNS && looksLikePerson(head[at - 1]?.cells ?? [])) break;
    for (let rows = 1; rows <= MAX_ROWS && at + rows <= head.length; rows++) {
      const block = withoutRepeats(head.slice(at, at + rows));
      if (rows > 1 && !mayBeMerged(block)) break;
      const labels = joinLabels(block);
      if (labels.filter((label) => label !== "").length < 2) continue;
      const known = labels.filter((label) => isKnown(label, wanted)).length;
      const score = known - (rows - 1) * 0.1;
      if (score <= bestScore) continue;
      const line = block.at(-1)?.line ?? 0;
      const texts = [...new Set(block.flatMap((row) => row.cells.filter((cell) => cell !== "")))];
      const width = Math.max(...block.map((row) => row.cells.length));
      best = {
        at,
        rows,
        line,
        labels: unique(labels),
        width,
        texts,
        block: block.map((row) => row.cells),
        known,
        signature: signatureOf(labels),
      };
      bestScore = score;
    }
  }
  return best === null ? null : withNumberRow(best, head);
}

function isKnown(label: string, wanted: ReadonlySet<string>): boolean {
  if (label === "") return false;
  return wanted.has(labelKey(label)) || meaningOf(label) !== null || isMarked(label);
}

/** `KETERANGAN TMS MENINGGAL`, `JENIS KELAMIN L`: one value of a column; a letter alone is a cell of data. */
const isMarked = (label: string): boolean =>
  labelKey(label).length > 3 &&
  (["sex", "marital", "remark"] as const).some((column) => markedWord(column, label) !== null);

/** A cell that is merged over the rows of a header comes with its text in each of them; once is enough. */
function withoutRepeats(block: readonly HeadRow[]): readonly HeadRow[] {
  return block.map((row, depth) => {
    const above = block[depth - 1];
    if (above === undefined) return row;
    return { ...row, cells: row.cells.map((cell, i) => (cell === above.cells[i] ? "" : cell)) };
  });
}

/**
 * Rows of one header: short words, no numbers of data; below a filled row the next fills gaps or divides a
 * group.
 */
function mayBeMerged(block: readonly HeadRow[]): boolean {
  const [first, ...below] = block;
  if (first === undefined) return false;
  return below.every((row) => {
    const filled = row.cells.filter((cell) => cell !== "");
    if (filled.length === 0 || filled.some((cell) => /\d{3,}/.test(cell) || cell.length > 60)) return false;
    const width = Math.max(first.cells.length, row.cells.length);
    let gaps = 0;
    for (let i = 0; i < width; i++) if ((first.cells[i] ?? "") === "" || (row.cells[i] ?? "") === "") gaps++;
    return gaps > 0;
  });
}

/**
 * One label per column. A group name reaches over the empty cells to its right, but only where a lower row
 * has something to say there; the lower word alone is the label when it is known by itself (`RT` under
 * `ALAMAT`), else both (`TANGGAL` under `LAHIR`).
 */
function joinLabels(block: readonly HeadRow[]): string[] {
  const width = Math.max(...block.map((row) => row.cells.length));
  const labels: string[] = [];
  const groups: string[] = [];
  for (let i = 0; i < width; i++) {
    const parts: string[] = [];
    block.forEach((row, depth) => {
      const cell = row.cells[i] ?? "";
      const last = depth === block.length - 1;
      if (cell !== "") groups[depth] = cell;
      const below = block.slice(depth + 1).some((lower) => (lower.cells[i] ?? "") !== "");
      const text = cell !== "" ? cell : !last && below ? (groups[depth] ?? "") : "";
      if (text !== "") parts.push(oneLine(text));
    });
    const lowest = parts.at(-1) ?? "";
    const joined = parts.join(" ");
    labels.push(
      parts.length > 1 && meaningOf(joined) === null && meaningOf(lowest) !== null ? lowest : joined,
    );
  }
  while (labels.at(-1) === "") labels.pop();
  return labels;
}

/** The row `(1) (2) (3) …` or `A B C …` that forms print under the header belongs to it. */
function withNumberRow(header: Header, head: readonly HeadRow[]): Header {
  const next = head[header.at + header.rows];
  if (next === undefined || !isNumberRow(next.cells)) return header;
  return { ...header, rows: header.rows + 1, line: next.line };
}

/** `1 2 3`, `(1) (2)`, `-1- -2-`, `KOLOM 1`, `9a 9b`, `I II III`, `A B C`: what forms call their columns by. */
export function isNumberRow(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== "").map(bareOrdinal);
  if (filled.length < 3) return false;
  if (filled.every((cell, i) => /^[A-Z]$/.test(cell) && cell.charCodeAt(0) - 65 === i)) return true;
  const numbers = filled.map((cell) => ordinalOf(cell) ?? Number.NaN);
  // A merged column skips a number, a divided one has it twice (9a, 9b), one without a number has none.
  const [first = Number.NaN] = numbers;
  return (
    (first === 1 || first === 2) &&
    numbers.every((number, i) => {
      if (i === 0) return true;
      const step = number - (numbers[i - 1] ?? 0);
      return step === 1 || step === 2 || (step === 0 && /[A-Z]$/.test(filled[i] ?? ""));
    })
  );
}

const bareOrdinal = (cell: string): string =>
  cell
    .toUpperCase()
    // `17=15+16`: how a form says that a column is computed.
    .replace(/(?<=\d)\s*=.*$/, "")
    .replace(/^[^A-Z0-9]+|[^A-Z0-9]+$/g, "")
    .replace(/^(?:KOLOM|KOL|COL)\W*(?=\d)/, "");

function ordinalOf(cell: string): number | null {
  const figures = /^(\d{1,2})[A-Z]?$/.exec(cell)?.[1];
  return figures === undefined ? romanNumber(cell) : Number(figures);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * Labels name columns, so they must differ: the second `NAMA` becomes `NAMA (2)`, a nameless column `(3)`.
 */
function unique(labels: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return labels.map((label, i) => {
    if (label === "") return `(${i + 1})`;
    const times = (seen.get(labelKey(label)) ?? 0) + 1;
    seen.set(labelKey(label), times);
    return times === 1 ? label : `${label} (${times})`;
  });
}

export function signatureOf(labels: readonly string[]): string {
  return createHash("sha256").update(labels.map(labelKey).join("\n")).digest("hex").slice(0, 24);
}
