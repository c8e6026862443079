import type { Piece } from "./page-text";

/** Pieces that stand on one line, from left to right. */
export interface TextLine {
  readonly base: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
}

/** A gap within a cell is a word's; programs that set letter by letter leave none. */
const WORD_GAP = 0.2;

export function linesOf(pieces: readonly Piece[]): TextLine[] {
  const lines: { base: number; height: number; pieces: Piece[] }[] = [];
  for (const piece of pieces.toSorted((a, b) => a.base - b.base)) {
    const line = lines.at(-1);
    if (line !== undefined && piece.base - line.base < Math.max(line.height, piece.height) * 0.4) {
      line.pieces.push(piece);
      line.height = Math.max(line.height, piece.height);
    } else lines.push({ base: piece.base, height: piece.height, pieces: [piece] });
  }
  for (const line of lines) line.pieces.sort((a, b) => a.left - b.left);
  return lines;
}

/** The text of pieces side by side, with a space where there is a gap. */
export function joined(pieces: readonly Piece[]): string {
  let text = "";
  let right = 0;
  for (const piece of pieces) {
    if (text !== "" && piece.left - right > piece.height * WORD_GAP) text += " ";
    text += piece.text;
    right = piece.right;
  }
  return text.replace(/\s+/g, " ").trim();
}

/** A space is about a quarter of the height wide, the distance of two cells rarely less than half. */
const CELL_GAP = 0.45;

/** Pieces that belong together as words of one cell. */
export function cellsOf(
  line: TextLine,
): { readonly text: string; readonly left: number; readonly right: number }[] {
  const cells: Piece[][] = [];
  for (const piece of line.pieces) {
    const last = cells.at(-1)?.at(-1);
    if (last !== undefined && piece.left - last.right < piece.height * CELL_GAP) cells.at(-1)?.push(piece);
    else cells.push([piece]);
  }
  return cells.map((pieces) => ({
    text: joined(pieces),
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ right }) => right)),
  }));
}
