import { printable, type Doc } from "./fonts";
import { INK, LINE, PAGE, QUIET, roomLeft, TEXT_WIDTH } from "./page";
import { artifact, element, headerCell, tagged } from "./tags";

type Tag = ReturnType<typeof element>;

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
  const tag = element(doc, "Table");
  head(doc, columns, widths, tag);
  for (const one of rows) {
    const texts = columns.map((column) => printable(column.value(one)));
    doc.font("text").fontSize(SIZE);
    const height =
      Math.max(...texts.map((text, at) => doc.heightOfString(text, { width: (widths[at] ?? 0) - 2 * PAD }))) +
      3;
    if (roomLeft(doc) < height) {
      doc.addPage();
      head(doc, columns, widths, null);
    }
    line(doc, columns, widths, texts, height, tag);
  }
  tag.end();
  doc.x = PAGE.left;
  doc.y += 4;
}

/** @param tag of the table, or null where the head is only repeated on the next page */
function head<Row>(
  doc: Doc,
  columns: readonly PdfColumn<Row>[],
  widths: readonly number[],
  tag: Tag | null,
): void {
  doc.font("strong").fontSize(SIZE).fillColor(QUIET);
  const texts = columns.map((column) => printable(column.head));
  const height =
    Math.max(...texts.map((text, at) => doc.heightOfString(text, { width: (widths[at] ?? 0) - 2 * PAD }))) +
    3;
  if (roomLeft(doc) < height + 24) {
    doc.addPage();
    doc.font("strong").fontSize(SIZE).fillColor(QUIET);
  }
  if (tag === null) artifact(doc, () => put(doc, columns, widths, texts, height, null), "Pagination");
  else row(doc, tag, (made) => put(doc, columns, widths, texts, height, { row: made, type: "TH" }));
  artifact(doc, () =>
    doc
      .moveTo(PAGE.left, doc.y)
      .lineTo(PAGE.left + TEXT_WIDTH, doc.y)
      .lineWidth(0.8)
      .strokeColor(QUIET)
      .stroke(),
  );
  doc.y += 1;
}

function line<Row>(
  doc: Doc,
  columns: readonly PdfColumn<Row>[],
  widths: readonly number[],
  texts: readonly string[],
  height: number,
  tag: Tag,
): void {
  doc.font("text").fontSize(SIZE).fillColor(INK);
  row(doc, tag, (made) => put(doc, columns, widths, texts, height, { row: made, type: "TD" }));
  artifact(doc, () =>
    doc
      .moveTo(PAGE.left, doc.y)
      .lineTo(PAGE.left + TEXT_WIDTH, doc.y)
      .lineWidth(0.3)
      .strokeColor(LINE)
      .stroke(),
  );
  doc.y += 1;
}

function put<Row>(
  doc: Doc,
  columns: readonly PdfColumn<Row>[],
  widths: readonly number[],
  texts: readonly string[],
  height: number,
  tag: { readonly row: Tag; readonly type: "TH" | "TD" } | null,
): void {
  const y = doc.y;
  let x: number = PAGE.left;
  texts.forEach((text, at) => {
    const width = widths[at] ?? 0;
    const from = x;
    const draw = () =>
      doc.text(text, from + PAD, y + 1, { width: width - 2 * PAD, align: columns[at]?.align ?? "left" });
    if (tag === null) draw();
    else if (tag.type === "TH") headerCell(doc, "Column", draw, tag.row);
    else tagged(doc, tag.type, draw, tag.row);
    x += width;
  });
  doc.y = y + height;
}

function row(doc: Doc, table: Tag, draw: (row: Tag) => void): void {
  const made = element(doc, "TR", table);
  draw(made);
  made.end();
}
