import PDFDocument from "pdfkit";
import { printable, registerFonts, setWideTexts, type Doc } from "./fonts";

/** A4 in points; margins as an office file wants them: wide on the left, for the punch. */
export const PAGE = { left: 62, right: 48, top: 74, bottom: 62, width: 595.28, height: 841.89 } as const;
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
export const INK = "#1a1a1a";
export const QUIET = "#5c5c5c";
export const LINE = "#c9c9c9";
export const ACCENT = "#7a1f2b";

export function newDocument(title: string, author: string, locale: string): Doc {
  const doc = new PDFDocument({
    size: "A4",
    bufferPages: true,
    autoFirstPage: false,
    lang: locale,
    displayTitle: true,
    info: { Title: printable(title), Author: printable(author), Producer: "Cermat", Creator: "Cermat" },
    margins: { left: PAGE.left, right: PAGE.right, top: PAGE.top, bottom: PAGE.bottom },
  });
  registerFonts(doc);
  setWideTexts(doc);
  doc.addPage();
  return doc;
}

/** Room left on the page, in points. */
export const roomLeft = (doc: Doc): number => PAGE.height - PAGE.bottom - doc.y;

/** Starts a new page unless this much room is left. */
export function need(doc: Doc, height: number): void {
  if (roomLeft(doc) < height) doc.addPage();
}

export function title(doc: Doc, text: string, below: string): void {
  doc
    .font("strong")
    .fontSize(19)
    .fillColor(INK)
    .text(printable(text), PAGE.left, doc.y, { width: TEXT_WIDTH });
  doc
    .font("text")
    .fontSize(11.5)
    .fillColor(QUIET)
    .text(printable(below), { width: TEXT_WIDTH })
    .moveDown(0.8);
}

export function heading(doc: Doc, text: string): void {
  need(doc, 90);
  doc
    .moveDown(0.7)
    .font("strong")
    .fontSize(13)
    .fillColor(ACCENT)
    .text(printable(text), PAGE.left, doc.y, { width: TEXT_WIDTH })
    .moveDown(0.25);
}

export function subheading(doc: Doc, text: string): void {
  need(doc, 60);
  doc
    .moveDown(0.4)
    .font("strong")
    .fontSize(10.5)
    .fillColor(INK)
    .text(printable(text), PAGE.left, doc.y, { width: TEXT_WIDTH })
    .moveDown(0.15);
}

export function paragraph(doc: Doc, text: string, quiet = false): void {
  doc
    .font("text")
    .fontSize(9.5)
    .fillColor(quiet ? QUIET : INK)
    .text(printable(text), PAGE.left, doc.y, { width: TEXT_WIDTH, lineGap: 1.5 })
    .moveDown(0.35);
}

/** Names and values, one pair a line. */
export function facts(
  doc: Doc,
  pairs: readonly (readonly [string, string])[],
  mono: ReadonlySet<string> = new Set(),
): void {
  const nameWidth = 150;
  for (const [name, value] of pairs) {
    const font = mono.has(name) ? "mono" : "text";
    const size = mono.has(name) ? 7.5 : 9.5;
    doc.font(font).fontSize(size);
    const valueHeight = doc.heightOfString(printable(value), { width: TEXT_WIDTH - nameWidth });
    const nameHeight = doc
      .font("text")
      .fontSize(9.5)
      .heightOfString(printable(name), { width: nameWidth - 8 });
    const height = Math.max(valueHeight, nameHeight, 12) + 2;
    need(doc, height);
    const y = doc.y;
    doc
      .font("text")
      .fontSize(9.5)
      .fillColor(QUIET)
      .text(printable(name), PAGE.left, y, { width: nameWidth - 8 });
    doc
      .font(font)
      .fontSize(size)
      .fillColor(INK)
      .text(printable(value), PAGE.left + nameWidth, y + (mono.has(name) ? 1.5 : 0), {
        width: TEXT_WIDTH - nameWidth,
      });
    doc.y = y + height;
  }
  doc.x = PAGE.left;
}

export interface Frame {
  readonly head: string;
  /** Printed on every page while the report is not final. */
  readonly mark: string | null;
  readonly foot: string;
  readonly page: (page: number, of: number) => string;
}

/** Head, foot and mark of every page, once it is known how many there are. */
export function framePages(doc: Doc, frame: Frame): void {
  const { start, count } = doc.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    doc.switchToPage(index);
    // Text below the bottom margin would open a new page.
    doc.page.margins.bottom = 0;
    doc.page.margins.top = 0;
    doc
      .font("text")
      .fontSize(8)
      .fillColor(QUIET)
      .text(printable(frame.head), PAGE.left, 34, {
        width: TEXT_WIDTH - 130,
        lineBreak: false,
        ellipsis: true,
      });
    if (frame.mark !== null)
      doc
        .font("strong")
        .fontSize(12)
        .fillColor(ACCENT)
        .text(printable(frame.mark), PAGE.width - PAGE.right - 130, 31, {
          width: 130,
          align: "right",
          lineBreak: false,
        });
    doc
      .moveTo(PAGE.left, 52)
      .lineTo(PAGE.width - PAGE.right, 52)
      .lineWidth(0.5)
      .strokeColor(LINE)
      .stroke();
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
      .text(printable(frame.page(index - start + 1, count)), PAGE.width - PAGE.right - 90, PAGE.height - 41, {
        width: 90,
        align: "right",
        lineBreak: false,
      });
  }
}
