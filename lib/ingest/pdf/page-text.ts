import type { PDFPageProxy } from "unpdf/pdfjs";

/** A piece of text on a page; points from the upper left corner. */
export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** of the line on which the letters stand */
  readonly base: number;
  readonly height: number;
}

/** A drawn line: upright at `at` from `from` down to `to`, or level at `at` from left to right. */
export interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface PageContent {
  readonly pieces: readonly Piece[];
  readonly upright: readonly Rule[];
  readonly level: readonly Rule[];
}

/** a b c d e f of the PDF transformation matrix */
type Matrix = readonly [number, number, number, number, number, number];

const matrixOf = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix => [
  a,
  b,
  c,
  d,
  e,
  f,
];

/** Numbers of the drawing commands that are looked at. */
export interface DrawingCodes {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly constructPath: number;
  /** ends a path that is not drawn, only clipped by */
  readonly endPath: number;
}

const THIN = 2;
const SHORT = 5;
/** Numbers that follow each drawing command: move, line, curve, quadratic curve, close. */
const OPERANDS = [2, 2, 6, 4, 0];

/** Text and drawn lines of a page, turned as the reader sees it. Slanted text (watermarks) is left out. */
export async function contentOf(page: PDFPageProxy, codes: DrawingCodes): Promise<PageContent> {
  const view = matrixOf(page.getViewport({ scale: 1 }).transform);
  const { items } = await page.getTextContent();
  const pieces: Piece[] = [];
  for (const item of items) {
    if (!("str" in item) || item.str.trim() === "") continue;
    const [a, b, c, d, e, f] = times(view, matrixOf(item.transform));
    if (Math.abs(b) > Math.abs(a) / 20 || Math.abs(c) > Math.abs(d) / 20) continue;
    pieces.push({ text: item.str, left: e, right: e + item.width, base: f, height: Math.abs(d) });
  }
  return { pieces, ...rulesOf(await page.getOperatorList(), view, codes) };
}

function rulesOf(
  list: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] },
  view: Matrix,
  codes: DrawingCodes,
): Pick<PageContent, "upright" | "level"> {
  const upright: Rule[] = [];
  const level: Rule[] = [];
  const saved: Matrix[] = [];
  let matrix = view;
  const draw = (x1: number, y1: number, x2: number, y2: number): void => {
    const [ax, ay] = point(matrix, x1, y1);
    const [bx, by] = point(matrix, x2, y2);
    const width = Math.abs(bx - ax);
    const height = Math.abs(by - ay);
    if (width < THIN && height > SHORT)
      upright.push({ at: (ax + bx) / 2, from: Math.min(ay, by), to: Math.max(ay, by) });
    else if (height < THIN && width > SHORT)
      level.push({ at: (ay + by) / 2, from: Math.min(ax, bx), to: Math.max(ax, bx) });
  };
  list.fnArray.forEach((code, at) => {
    const args = list.argsArray[at];
    if (code === codes.save) saved.push(matrix);
    else if (code === codes.restore) matrix = saved.pop() ?? view;
    else if (code === codes.transform && isNumbers(args)) matrix = times(matrix, matrixOf(args));
    else if (code === codes.constructPath && Array.isArray(args) && args[0] !== codes.endPath)
      for (const path of args[1] ?? []) walk(path, draw);
  });
  return { upright, level };
}

/** Calls `draw` for each straight part of a path; thin filled rectangles come out as their long sides. */
function walk(path: unknown, draw: (x1: number, y1: number, x2: number, y2: number) => void): void {
  if (!(path instanceof Float32Array)) return;
  let x = 0;
  let y = 0;
  let startX = 0;
  let startY = 0;
  for (let at = 0; at < path.length;) {
    const command = path[at++] ?? 0;
    const operands = OPERANDS[command];
    if (operands === undefined) return;
    const toX = operands === 0 ? startX : (path[at + operands - 2] ?? 0);
    const toY = operands === 0 ? startY : (path[at + operands - 1] ?? 0);
    if (command === 0) [startX, startY] = [toX, toY];
    else if (command === 1 || command === 4) draw(x, y, toX, toY);
    [x, y] = [toX, toY];
    at += operands;
  }
}

function isNumbers(args: unknown): args is readonly number[] {
  return Array.isArray(args) && args.length === 6 && args.every((value) => typeof value === "number");
}

function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

function point(m: Matrix, x: number, y: number): [number, number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}
