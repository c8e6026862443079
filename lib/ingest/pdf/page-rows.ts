import { frameOf, type TableFrame } from "./columns";
import type { PageContent, Piece, Rule } from "./page-text";
import { joined, linesOf, type TextLine } from "./text-lines";

/** A line of the page as a row of cells; titles are one cell. */
export type PageRow = readonly string[];

export interface PageRows {
  readonly rows: readonly PageRow[];
  readonly frame: TableFrame | null;
  readonly header: PageRow | null;
  /** pieces of text in the table, and how many of them stand in two columns at once */
  readonly pieces: number;
  readonly crossing: number;
}

/** A piece stands in two columns when it reaches so many points into both. */
const REACH = 6;

/**
 * Rows of a page of Model A-KabKo: titles, header, voters. A page without a header of its own goes on with
 * the columns of the one before.
 */
export function rowsOf(page: PageContent, before: TableFrame | null): PageRows {
  const lines = linesOf(page.pieces);
  const own = frameOf(page, lines);
  const frame = own ?? (before === null ? null : { ...before, first: 0, last: -1 });
  if (frame === null) return { rows: lines.map(asTitle), frame: null, header: null, pieces: 0, crossing: 0 };
  const rows: PageRow[] = lines.slice(0, frame.first).map(asTitle);
  let header: PageRow | null = null;
  if (own !== null) {
    header = merged(lines.slice(own.first, own.last + 1), own.cuts);
    rows.push(header);
  }
  for (const group of grouped(lines.slice(frame.last + 1), page.level, frame.cuts))
    rows.push(merged(group, frame.cuts));
  const pieces = lines
    .slice(frame.last + 1)
    .flatMap((line) => line.pieces)
    .flatMap((piece) => divided(piece, frame.cuts));
  const crossing = pieces.filter(({ left, right }) =>
    frame.cuts.some((cut) => cut - left > REACH && right - cut > REACH),
  );
  return { rows, frame, header, pieces: pieces.length, crossing: crossing.length };
}

const asTitle = (line: TextLine): PageRow => [joined(line.pieces)];

/** Lines of one row of the table: between the same drawn lines, else a line and what goes on below it. */
function grouped(lines: readonly TextLine[], level: readonly Rule[], cuts: readonly number[]): TextLine[][] {
  const groups: TextLine[][] = [];
  const drawn = drawnAt(level, ((cuts.at(-1) ?? 0) - (cuts[0] ?? 0)) / 2);
  for (const line of lines) {
    const last = groups.at(-1);
    const previous = last?.at(-1);
    if (last !== undefined && previous !== undefined && goesOn(previous, line, drawn, cuts)) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** Heights at which lines are drawn that together are at least so long: a cell draws its own piece. */
function drawnAt(level: readonly Rule[], length: number): number[] {
  const heights: { at: number; length: number }[] = [];
  for (const rule of level.toSorted((a, b) => a.at - b.at)) {
    const last = heights.at(-1);
    if (last !== undefined && rule.at - last.at < 2) last.length += rule.to - rule.from;
    else heights.push({ at: rule.at, length: rule.to - rule.from });
  }
  return heights.filter((height) => height.length >= length).map(({ at }) => at);
}

function goesOn(
  previous: TextLine,
  line: TextLine,
  drawn: readonly number[],
  cuts: readonly number[],
): boolean {
  const near = line.base - previous.base < Math.max(line.height, previous.height) * 1.6;
  if (!near) return false;
  if (drawn.length > 2) return !drawn.some((at) => at > previous.base && at < line.base);
  // Without drawn lines: nothing in the first column, and not a row's worth of cells.
  const cells = merged([line], cuts);
  return cells[0] === "" && cells.filter((cell) => cell !== "").length <= 2;
}

/** Cells of lines that are one row, each text in the column in which its middle lies. */
function merged(lines: readonly TextLine[], cuts: readonly number[]): string[] {
  const cells: string[] = Array.from({ length: cuts.length + 1 }, () => "");
  for (const line of lines) {
    const byColumn = Map.groupBy(
      line.pieces.flatMap((piece) => divided(piece, cuts)),
      (piece) => columnOf(piece, cuts),
    );
    for (const [column, pieces] of byColumn) {
      const text = joined(pieces);
      cells[column] = cells[column] === "" ? text : `${cells[column]} ${text}`;
    }
  }
  return cells;
}

/**
 * pdf.js joins what stands closely on one line, over the edge of a narrow column, too: such a piece is divided
 * at the space next to the edge. Letters are taken to be equally wide.
 */
function divided(piece: Piece, cuts: readonly number[]): Piece[] {
  const cut = cuts.find((x) => x > piece.left + 1 && x < piece.right - 1);
  if (cut === undefined) return [piece];
  const letter = (piece.right - piece.left) / piece.text.length;
  const spaces = [...piece.text.matchAll(/\s+/g)].map(({ index, 0: space }) => ({
    from: index,
    to: index + space.length,
    off: Math.abs(piece.left + (index + space.length / 2) * letter - cut),
  }));
  const nearest = spaces.sort((a, b) => a.off - b.off)[0];
  if (nearest === undefined || nearest.off > letter * 3) return [piece];
  const { from, to } = nearest;
  const before = { ...piece, text: piece.text.slice(0, from), right: cut };
  const behind = { ...piece, text: piece.text.slice(to), left: cut };
  return [before, ...divided(behind, cuts)];
}

function columnOf(piece: Piece, cuts: readonly number[]): number {
  const x = (piece.left + piece.right) / 2;
  const column = cuts.findIndex((cut) => x < cut);
  return column === -1 ? cuts.length : column;
}
