import { printable, type Doc } from "./fonts";
import { artifact, figure } from "./tags";
import { ACCENT, INK, LINE, need, PAGE, QUIET, TEXT_WIDTH } from "./page";

export interface Bar {
  readonly label: string;
  /** Parts of the bar from the left: accepted, rejected, open. */
  readonly parts: readonly [number, number, number];
  readonly text: string;
}

const LABEL = 206;
const NUMBERS = 84;
const ROW = 13;
const SHADES = [ACCENT, "#8a8a8a", "#dedede"] as const;

/** Horizontal bars from zero, numbers beside them; the legend is one line above. */
export function barChart(doc: Doc, legend: readonly [string, string, string], rows: readonly Bar[]): void {
  const most = Math.max(1, ...rows.map((row) => row.parts[0] + row.parts[1] + row.parts[2]));
  const width = TEXT_WIDTH - LABEL - NUMBERS;
  need(doc, 2 * ROW + 16);
  artifact(doc, () => legendLine(doc, legend));
  for (const row of rows) {
    need(doc, ROW);
    figure(doc, `${row.label}: ${row.text}`, () => bar(doc, row, most, width));
  }
  doc.x = PAGE.left;
  doc.y += 4;
}

function bar(doc: Doc, row: Bar, most: number, width: number): void {
  const y = doc.y;
  doc
    .font("text")
    .fontSize(8.2)
    .fillColor(INK)
    .text(printable(row.label), PAGE.left, y, {
      width: LABEL - 6,
      height: ROW,
      ellipsis: true,
      lineBreak: false,
    });
  let x: number = PAGE.left + LABEL;
  row.parts.forEach((part, at) => {
    const length = (part / most) * width;
    if (length > 0) doc.rect(x, y + 1.5, length, ROW - 5).fill(SHADES[at] ?? LINE);
    x += length;
  });
  doc
    .font("text")
    .fontSize(8.2)
    .fillColor(QUIET)
    .text(printable(row.text), PAGE.left + LABEL + width + 6, y, { width: NUMBERS - 6, lineBreak: false });
  doc.y = y + ROW;
}

function legendLine(doc: Doc, legend: readonly [string, string, string]): void {
  const y = doc.y;
  let x: number = PAGE.left + LABEL;
  legend.forEach((name, at) => {
    doc.rect(x, y + 2, 7, 7).fill(SHADES[at] ?? LINE);
    doc
      .font("text")
      .fontSize(8)
      .fillColor(QUIET)
      .text(printable(name), x + 10, y, { lineBreak: false });
    x += 10 + doc.widthOfString(printable(name)) + 14;
  });
  doc.y = y + ROW + 1;
}

export interface Interval {
  readonly label: string;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  readonly text: string;
}

/** A code in front, a share with its bounds and number of cases behind. */
const [CODE, BOUNDS] = [60, 150];

/** Shares with their 95 % intervals on one scale from 0 to 1. */
export function intervals(doc: Doc, rows: readonly Interval[]): void {
  const width = TEXT_WIDTH - CODE - BOUNDS;
  for (const row of rows) {
    need(doc, ROW);
    figure(doc, `${row.label}: ${row.text}`, () => interval(doc, row, width));
  }
  doc.x = PAGE.left;
  doc.y += 4;
}

function interval(doc: Doc, row: Interval, width: number): void {
  const at = (share: number) => PAGE.left + CODE + share * width;
  const y = doc.y;
  doc
    .font("text")
    .fontSize(8.2)
    .fillColor(INK)
    .text(printable(row.label), PAGE.left, y, {
      width: CODE - 6,
      height: ROW,
      ellipsis: true,
      lineBreak: false,
    });
  doc
    .moveTo(at(0), y + 6)
    .lineTo(at(1), y + 6)
    .lineWidth(0.3)
    .strokeColor(LINE)
    .stroke();
  doc
    .moveTo(at(row.low), y + 6)
    .lineTo(at(row.high), y + 6)
    .lineWidth(1.6)
    .strokeColor(QUIET)
    .stroke();
  doc.circle(at(row.rate), y + 6, 2.4).fill(ACCENT);
  doc
    .font("text")
    .fontSize(8.2)
    .fillColor(QUIET)
    .text(printable(row.text), at(1) + 6, y, { width: BOUNDS - 6, lineBreak: false });
  doc.y = y + ROW;
}
