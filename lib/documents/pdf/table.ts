import { printable, type Doc } from "./fonts";
import { INK, LINE, PAGE, QUIET, roomLeft, TEXT_WIDTH } from "./page";

export interface PdfColumn<Row> {
  readonly head: string;
  /** Share of the width of the page. */
  readonly share: number;
  readonly align?: "right";
  readonly value: (row: Row) => string;
}

const SIZE = 8.2;
const PAD = 5;

/** A table over as many pages as it takes; its head is repeated on each. */
export function table<Row>(doc: Doc, columns: readonly PdfColumn<Row>[], rows: readonly Row[]): void {
  const whole = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => (column.share / whole) * TEXT_WIDTH);
  head(doc, columns, widths);
  for (const row of rows) {
    const texts = columns.map((column) => printable(column.value(row)));
    doc.font("text").fontSize(SIZE);
    const height =
      Math.max(...texts.map((text, at) => doc.heightOfString(text, { width: (widths[at] ?? 0) - 2 * PAD }))) +
      3;
    if (roomLeft(doc) < height) {
      doc.addPage();
      head(doc, columns, widths);
    }
    line(doc, columns, widths, texts, height);
  }
  doc.x = PAGE.left;
  doc.y += 4;
}

function head<Row>(doc: Doc, columns: readonly PdfColumn<Row>[], widths: readonly number[]): void {
  doc.font("strong").fontSize(SIZE).fillColor(QUIET);
  const texts = columns.map((column) => printable(column.head));
  const height =
    Math.max(...texts.map((text, at) => doc.heightOfString(text, { width: (widths[at] ?? 0) - 2 * PAD }))) +
    3;
  if (roomLeft(doc) < height + 24) {
    doc.addPage();
    doc.font("strong").fontSize(SIZE).fillColor(QUIET);
  }
  put(doc, columns, widths, texts, height);
  doc
    .moveTo(PAGE.left, doc.y)
    .lineTo(PAGE.left + TEXT_WIDTH, doc.y)
    .lineWidth(0.8)
    .strokeColor(QUIET)
    .stroke();
  doc.y += 1;
}

function line<Row>(
  doc: Doc,
  columns: readonly PdfColumn<Row>[],
  widths: readonly number[],
  texts: readonly string[],
  height: number,
): void {
  doc.font("text").fontSize(SIZE).fillColor(INK);
  put(doc, columns, widths, texts, height);
  doc
    .moveTo(PAGE.left, doc.y)
    .lineTo(PAGE.left + TEXT_WIDTH, doc.y)
    .lineWidth(0.3)
    .strokeColor(LINE)
    .stroke();
  doc.y += 1;
}

function put<Row>(
  doc: Doc,
  columns: readonly PdfColumn<Row>[],
  widths: readonly number[],
  texts: readonly string[],
  height: number,
): void {
  const y = doc.y;
  let x: number = PAGE.left;
  texts.forEach((text, at) => {
    const width = widths[at] ?? 0;
    doc.text(text, x + PAD, y + 1, { width: width - 2 * PAD, align: columns[at]?.align ?? "left" });
    x += width;
  });
  doc.y = y + height;
}
