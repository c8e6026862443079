import { meaningOf } from "../header/labels";
import type { PageContent, Rule } from "./page-text";
import { cellsOf, type TextLine } from "./text-lines";

/** Where the header of a table lies on a page, and where its columns are divided. */
export interface TableFrame {
  /** first and last line of the header among the page's lines */
  readonly first: number;
  readonly last: number;
  /** divisions between the columns, from left to right: one fewer than there are columns */
  readonly cuts: readonly number[];
}

/** Fewer known words in a line are no header. */
const FEWEST_WORDS = 3;
/** A header is set in at most this many lines: `STATUS` / `PERKAWINAN` / `(B/S/P)`. */
const MAX_LINES = 4;
const NUMBERED = /^\(?\d{1,2}\)?$/;

/**
 * Finds the header by its words, and the columns by the drawn lines between its cells; where none are drawn,
 * by the gaps that go through header and data.
 */
export function frameOf(page: PageContent, lines: readonly TextLine[]): TableFrame | null {
  let best = -1;
  let bestKnown = FEWEST_WORDS - 1;
  lines.forEach((line, at) => {
    const known = cellsOf(line).filter(({ text }) => meaningOf(text) !== null).length;
    if (known > bestKnown) [best, bestKnown] = [at, known];
  });
  if (best === -1) return null;
  const [first, last] = headerLines(page, lines, best);
  const header = lines.slice(first, last + 1);
  const cuts = drawnCuts(page.upright, header) ?? gapCuts(header, lines.slice(last + 1));
  return cuts.length + 1 < FEWEST_WORDS ? null : { first, last, cuts };
}

/** The lines above and below that belong to the header: between the same drawn lines, else set as closely. */
function headerLines(page: PageContent, lines: readonly TextLine[], best: number): [number, number] {
  const line = lines[best];
  if (line === undefined) return [best, best];
  const wide = page.level.filter((rule) => rule.to - rule.from > tableWidth(line) * 0.6).map(({ at }) => at);
  const top = Math.max(-Infinity, ...wide.filter((at) => at < line.base - line.height * 0.5));
  const bottom = Math.min(Infinity, ...wide.filter((at) => at > line.base));
  const belongs = (at: number, beside: number): boolean => {
    const other = lines[at];
    const near = lines[beside];
    if (other === undefined || near === undefined) return false;
    if (
      cellsOf(other).some(({ text }) => /\d{3,}/.test(text)) ||
      cellsOf(other).every(({ text }) => NUMBERED.test(text))
    )
      return false;
    if (wide.length >= 2) return other.base > top && other.base < bottom;
    return (
      Math.abs(other.base - near.base) < Math.max(other.height, near.height) * 1.5 && other.pieces.length > 1
    );
  };
  let first = best;
  let last = best;
  while (last - first < MAX_LINES && belongs(first - 1, first)) first--;
  while (last - first < MAX_LINES && belongs(last + 1, last)) last++;
  return [first, last];
}

function tableWidth(line: TextLine): number {
  const left = Math.min(...line.pieces.map((piece) => piece.left));
  return Math.max(...line.pieces.map((piece) => piece.right)) - left;
}

/** Upright lines that pass the header, as one cut each. Null when the table is not drawn so. */
function drawnCuts(upright: readonly Rule[], header: readonly TextLine[]): number[] | null {
  const base = header.at(-1)?.base ?? 0;
  const height = header.at(-1)?.height ?? 0;
  const at = upright
    .filter((rule) => rule.from < base && rule.to > base - height * 0.5)
    .map((rule) => rule.at)
    .sort((a, b) => a - b)
    .filter((x, i, all) => i === 0 || x - (all[i - 1] ?? 0) > 2);
  // A frame with three columns has four lines; the outer two divide nothing.
  return at.length >= FEWEST_WORDS + 1 ? at.slice(1, -1) : null;
}

/** Between each two words of the header, the place that the fewest cells below cross; of such the widest gap. */
function gapCuts(header: readonly TextLine[], data: readonly TextLine[]): number[] {
  const anchors = anchorsOf(header);
  const words = header.flatMap(cellsOf);
  const below = data.flatMap((line) => line.pieces);
  const cuts: number[] = [];
  for (let i = 0; i + 1 < anchors.length; i++) {
    const from = middle(anchors[i]);
    const to = middle(anchors[i + 1]);
    const edges = [from, to, ...[...words, ...below].flatMap(({ left, right }) => [left, right])]
      .filter((x) => x >= from && x <= to)
      .sort((a, b) => a - b);
    let best = (from + to) / 2;
    let fewest = Infinity;
    let widest = 0;
    for (let e = 0; e + 1 < edges.length; e++) {
      const width = (edges[e + 1] ?? 0) - (edges[e] ?? 0);
      const x = ((edges[e + 1] ?? 0) + (edges[e] ?? 0)) / 2;
      if (width < 0.5) continue;
      const crossed = crossing(words, x) * data.length + crossing(below, x);
      if (crossed < fewest || (crossed === fewest && width > widest))
        [best, fewest, widest] = [x, crossed, width];
    }
    cuts.push(best);
  }
  return cuts;
}

/** A word of the header never stands in two columns, so it weighs as much as all lines below. */
const crossing = (spans: readonly Span[], x: number): number =>
  spans.filter(({ left, right }) => left < x && right > x).length;

interface Span {
  readonly left: number;
  readonly right: number;
}

/** One span a column: words above each other are one, a group's name over several columns is none. */
function anchorsOf(header: readonly TextLine[]): Span[] {
  let anchors: Span[] = [];
  for (const line of header.toReversed()) {
    for (const cell of cellsOf(line)) {
      const under = anchors.filter(({ left, right }) => left < cell.right && right > cell.left);
      if (under.length > 1) continue;
      const [same] = under;
      anchors = anchors.filter((anchor) => anchor !== same);
      anchors.push({
        left: Math.min(cell.left, same?.left ?? Infinity),
        right: Math.max(cell.right, same?.right ?? -Infinity),
      });
    }
  }
  return anchors.sort((a, b) => a.left - b.left);
}

const middle = (span: Span | undefined) => ((span?.left ?? 0) + (span?.right ?? 0)) / 2;
