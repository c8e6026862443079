import PDFDocument from "pdfkit";
import { printable, registerFonts, setWideTexts, type Doc } from "./fonts";
import { artifact, element, headerCell, openTags, tagged } from "./tags";

/** A4 in points; margins as an office file wants them: wide on the left, for the punch. */
export const PAGE = { left: 62, right: 48, top: 74, bottom: 62, width: 595.28, height: 841.89 } as const;
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
export const INK = "#1a1a1a";
export const QUIET = "#5c5c5c";
export const LINE = "#c9c9c9";
export const ACCENT = "#7a1f2b";

/**
 * A tagged PDF/A-2a: fonts embedded, colours by profile, structure for screen readers, all as pdfkit declares
 * it.
 * @param made moment of the paper, so that the same paper drawn again has the same bytes
 */
export function newDocument(title: string, author: string, locale: string, made?: Date): Doc {
  const doc = new PDFDocument({
    size: "A4",
    bufferPages: true,
    autoFirstPage: false,
    lang: locale,
    displayTitle: true,
    pdfVersion: "1.7",
    subset: "PDF/A-2a",
    tagged: true,
    info: {
      Title: printable(title),
      Author: printable(author),
      Producer: "Cermat",
      Creator: "Cermat",
      ...(made === undefined ? {} : { CreationDate: made }),
    },
    margins: { left: PAGE.left, right: PAGE.right, top: PAGE.top, bottom: PAGE.bottom },
  });
  registerFonts(doc);
  setWideTexts(doc);
  doc.addPage();
  openTags(doc);
  return doc;
}

/** Room left on the page, in points. */
export const roomLeft = (doc: Doc): number => PAGE.height - PAGE.bottom - doc.y;

/** Starts a new page unless this much room is left. */
export function need(doc: Doc, height: number): void {
  if (roomLeft(doc) < height) doc.addPage();
}

export function title(doc: Doc, text: string, below: string): void {
  tagged(doc, "H1", () =>
    doc
      .font("strong")
      .fontSize(17)
      .fillColor(INK)
      .text(printable(text), PAGE.left, doc.y, { width: TEXT_WIDTH }),
  );
  tagged(doc, "P", () =>
    doc.font("text").fontSize(11).fillColor(QUIET).text(printable(below), { width: TEXT_WIDTH }),
  );
  doc.moveDown(0.6);
}

export function heading(doc: Doc, text: string): void {
  need(doc, 90);
  doc.moveDown(0.7).font("strong").fontSize(13).fillColor(ACCENT);
  tagged(doc, "H2", () => doc.text(printable(text), PAGE.left, doc.y, { width: TEXT_WIDTH }));
  doc.moveDown(0.25);
}

/** @param level H2 where no heading stands above it but the title: a level left out is a place lost to who listens */
export function subheading(doc: Doc, text: string, level: "H2" | "H3" = "H3"): void {
  need(doc, 60);
  doc.moveDown(0.4).font("strong").fontSize(10.5).fillColor(INK);
  tagged(doc, level, () => doc.text(printable(text), PAGE.left, doc.y, { width: TEXT_WIDTH }));
  doc.moveDown(0.15);
}

export function paragraph(doc: Doc, text: string, quiet = false, width = TEXT_WIDTH): void {
  doc
    .font("text")
    .fontSize(9.5)
    .fillColor(quiet ? QUIET : INK);
  tagged(doc, "P", () => doc.text(printable(text), PAGE.left, doc.y, { width, lineGap: 1.5 }));
  doc.moveDown(0.35);
}

const NAME_WIDTH = 150;

/** Names and values, one pair a line. */
export function facts(
  doc: Doc,
  pairs: readonly (readonly [string, string])[],
  mono: ReadonlySet<string> = new Set(),
): void {
  const list = element(doc, "Table");
  for (const [name, value] of pairs) {
    const font = mono.has(name) ? "mono" : "text";
    const size = mono.has(name) ? 7.5 : 9.5;
    doc.font(font).fontSize(size);
    const valueHeight = doc.heightOfString(printable(value), { width: TEXT_WIDTH - NAME_WIDTH });
    const nameHeight = doc
      .font("text")
      .fontSize(9.5)
      .heightOfString(printable(name), { width: NAME_WIDTH - 8 });
    const height = Math.max(valueHeight, nameHeight, 12) + 2;
    need(doc, height);
    const y = doc.y;
    const row = element(doc, "TR", list);
    doc.font("text").fontSize(9.5).fillColor(QUIET);
    headerCell(doc, "Row", () => doc.text(printable(name), PAGE.left, y, { width: NAME_WIDTH - 8 }), row);
    doc.font(font).fontSize(size).fillColor(INK);
    tagged(
      doc,
      "TD",
      () =>
        doc.text(printable(value), PAGE.left + NAME_WIDTH, y + (mono.has(name) ? 1.5 : 0), {
          width: TEXT_WIDTH - NAME_WIDTH,
        }),
      row,
    );
    row.end();
    doc.y = y + height;
  }
  list.end();
  doc.x = PAGE.left;
}

export interface Frame {
  readonly head: string;
  /** Printed on every page while the report is not final. */
  readonly mark: string | null;
  readonly foot: string;
  readonly page: (page: number, of: number) => string;
  /** The first page carries a letterhead instead of the head. */
  readonly letterhead?: boolean;
}

/** Head, foot and mark of every page, once it is known how many there are. */
export function framePages(doc: Doc, frame: Frame): void {
  const { start, count } = doc.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    doc.switchToPage(index);
    // Text below the bottom margin would open a new page.
    doc.page.margins.bottom = 0;
    doc.page.margins.top = 0;
    artifact(doc, () => framePage(doc, frame, index - start + 1, count), "Pagination");
  }
}

function framePage(doc: Doc, frame: Frame, page: number, of: number): void {
  const first = page === 1 && frame.letterhead === true;
  if (!first) frameHead(doc, frame.head);
  if (frame.mark !== null)
    doc
      .font("strong")
      .fontSize(12)
      .fillColor(ACCENT)
      .text(printable(frame.mark), PAGE.width - PAGE.right - 130, first ? 14 : 31, {
        width: 130,
        align: "right",
        lineBreak: false,
      });
  doc
    .font("mono")
    .fontSize(6.5)
    .fillColor(QUIET)
    .text(printable(frame.foot), PAGE.left, PAGE.height - 40, {
      width: TEXT_WIDTH - 90,
      lineBreak: false,
      ellipsis: true,
    });
  doc
    .font("text")
    .fontSize(8)
    .text(printable(frame.page(page, of)), PAGE.width - PAGE.right - 90, PAGE.height - 41, {
      width: 90,
      align: "right",
      lineBreak: false,
    });
}

function frameHead(doc: Doc, head: string): void {
  doc
    .font("text")
    .fontSize(8)
    .fillColor(QUIET)
    .text(printable(head), PAGE.left, 34, { width: TEXT_WIDTH - 130, lineBreak: false, ellipsis: true });
  doc
    .moveTo(PAGE.left, 52)
    .lineTo(PAGE.width - PAGE.right, 52)
    .lineWidth(0.5)
    .strokeColor(LINE)
    .stroke();
}
