import { printable, type Doc } from "./fonts";
import { INK, LINE, need, PAGE, QUIET, TEXT_WIDTH } from "./page";
import { figure } from "./tags";

/** How a cell looks: the same sign and shade mean the same in the line of explanation below. */
export interface CellLook {
  readonly shade: string;
  readonly sign: string;
  /** the sign is white on a dark shade */
  readonly dark: boolean;
}

/** A map of cells of equal size (kartogram); places are in cells, from 0. */
export interface CellMap {
  readonly columns: number;
  readonly rows: number;
  readonly cells: readonly {
    readonly x: number;
    readonly y: number;
    /** null: an area that is not told of */
    readonly look: CellLook | null;
    readonly hatched: boolean;
  }[];
  readonly blocks: readonly {
    readonly name: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly legend: readonly (CellLook & { readonly label: string })[];
  readonly hatchedLabel: string;
  readonly alt: string;
}

const NAME = 9;
const TALLEST = 168;
const WIDEST = 22;

/** Draws the map with its explanation, no higher than a third of a page. */
export function cellMap(doc: Doc, map: CellMap): void {
  const strips = new Set(map.blocks.map(({ y }) => y)).size;
  const high = map.blocks[0]?.height ?? 1;
  const side = Math.min(WIDEST, TEXT_WIDTH / map.columns, (TALLEST - strips * NAME) / Math.max(1, map.rows));
  const height = map.rows * side + strips * NAME;
  need(doc, height + 20);
  const start = doc.y;
  const left = (x: number) => PAGE.left + x * side;
  const top = (y: number) => start + y * side + (Math.floor(y / high) + 1) * NAME;
  figure(doc, map.alt, () => {
    for (const { x, y, look, hatched } of map.cells) {
      cell(doc, [left(x), top(y), side], look);
      if (hatched) hatch(doc, [left(x), top(y), side]);
    }
    for (const { name, x, y, width, height: rows } of map.blocks) {
      doc
        .rect(left(x), top(y), width * side, rows * side)
        .lineWidth(0.8)
        .strokeColor(INK)
        .stroke();
      doc.font("text").fontSize(6.5).fillColor(INK);
      doc.text(printable(name), left(x), top(y) - NAME + 1, {
        width: width * side,
        height: NAME,
        lineBreak: false,
        ellipsis: true,
      });
    }
    legend(doc, map, start + height + 5);
  });
  doc.x = PAGE.left;
  doc.y = start + height + 19;
}

type Square = readonly [left: number, top: number, side: number];

function cell(doc: Doc, [left, top, side]: Square, look: CellLook | null): void {
  doc.rect(left, top, side, side).lineWidth(0.4);
  if (look === null) {
    doc.strokeColor(LINE).stroke();
    return;
  }
  doc.fillAndStroke(look.shade, "#ffffff");
  const size = Math.min(8, side * 0.55);
  doc
    .font("strong")
    .fontSize(size)
    .fillColor(look.dark ? "#ffffff" : INK)
    .text(printable(look.sign), left, top + (side - size) / 2 - 1, {
      width: side,
      align: "center",
      lineBreak: false,
    });
}

function hatch(doc: Doc, [left, top, side]: Square): void {
  doc.lineWidth(0.4).strokeColor(QUIET);
  for (const share of [1 / 3, 2 / 3, 1])
    doc
      .moveTo(left, top + side * share)
      .lineTo(left + side * share, top)
      .stroke();
}

function legend(doc: Doc, map: CellMap, y: number): void {
  const entries = [
    ...map.legend.map(({ label, ...look }) => ({ label, look, hatched: false })),
    { label: map.hatchedLabel, look: null, hatched: true },
  ];
  let x: number = PAGE.left;
  for (const { label, look, hatched } of entries) {
    cell(doc, [x, y, 9], look);
    if (hatched) hatch(doc, [x, y, 9]);
    doc.font("text").fontSize(7.5).fillColor(QUIET);
    doc.text(printable(label), x + 12, y, { lineBreak: false });
    x += 12 + doc.widthOfString(printable(label)) + 12;
  }
}
