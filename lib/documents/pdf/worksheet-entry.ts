import type { WorksheetLine } from "./worksheet-line";
import type { Translate } from "@/lib/i18n/translator";
import type { Words } from "@/lib/documents/words";
import { isUnprintable, printable, type Doc } from "./fonts";
import { INK, LINE, PAGE, QUIET, TEXT_WIDTH } from "./page";

export interface WorksheetPen extends Words {
  readonly doc: Doc;
  readonly names: Translate;
  /** What a field check can find, as `reasons.…` of the messages: a box to tick for each. */
  readonly results: readonly string[];
}

interface Piece {
  readonly font: "text" | "strong";
  readonly size: number;
  readonly colour: string;
  readonly text: string;
}

/** Who · what is asked · what was found there. */
const COLUMNS = [146, 146, TEXT_WIDTH - 2 * 146] as const;
const GAP = 12;
const TOP = 6;
const BOX = 7;
const OPTION = 13;
/** Room to write by hand under the boxes. */
const NOTES = 34;
const resultHeight = (results: readonly string[]): number => OPTION * Math.ceil(results.length / 2) + NOTES;

function whoOf({ t, names }: WorksheetPen, line: WorksheetLine, number: number): Piece[] {
  const place = `TPS ${line.tps === null ? "–" : String(line.tps).padStart(3, "0")}`;
  if (line.row === null)
    return [
      { font: "strong", size: 10, colour: INK, text: `${number}. ${t("worksheet.area")}` },
      { font: "text", size: 9, colour: INK, text: place },
    ];
  return [
    { font: "strong", size: 10, colour: INK, text: `${number}. ${line.name ?? "–"}` },
    { font: "text", size: 9, colour: INK, text: t("worksheet.born", { year: line.birthYear ?? "–" }) },
    { font: "text", size: 9, colour: INK, text: line.address ?? "–" },
    { font: "text", size: 9, colour: INK, text: place },
    ...(line.household === null
      ? []
      : [
          { font: "text", size: 8.5, colour: QUIET, text: t("worksheet.household", line.household) } as const,
        ]),
    ...(["nik", "nkk"] as const).flatMap((column) =>
      line[column] === null
        ? []
        : [
            {
              font: "text",
              size: 9,
              colour: INK,
              text: `${names(`finding.element.${column}`)} ${line[column]}`,
            } as const,
          ],
    ),
    ...(isUnprintable(`${line.name ?? ""}${line.address ?? ""}`)
      ? [
          {
            font: "text",
            size: 8.5,
            colour: QUIET,
            text: t("worksheet.unprintable", {
              finding: String(line.findingId),
              file: line.file ?? "–",
              line: String(line.line ?? "–"),
            }),
          } as const,
        ]
      : []),
    ...(line.period === null
      ? []
      : [
          {
            font: "text",
            size: 8.5,
            colour: QUIET,
            text: t("worksheet.earlier", {
              period: line.period,
              file: line.file ?? "–",
              line: String(line.line ?? "–"),
            }),
          } as const,
        ]),
  ];
}

function whatOf({ t, names, day }: WorksheetPen, line: WorksheetLine): Piece[] {
  return [
    { font: "text", size: 9.5, colour: INK, text: names(`detectors.${line.detector}.question`) },
    ...(line.note === null ? [] : [{ font: "text", size: 9, colour: INK, text: line.note } as const]),
    ...(line.reads.length === 0
      ? []
      : [
          {
            font: "text",
            size: 8.5,
            colour: INK,
            text: t("worksheet.reads", {
              elements: line.reads.map((column) => names(`finding.element.${column}`)).join(", "),
            }),
          } as const,
        ]),
    { font: "text", size: 8, colour: QUIET, text: `${line.detector} · ${t("finding")} ${line.findingId}` },
    {
      font: "text",
      size: 8,
      colour: QUIET,
      text: `${t("worksheet.due")} ${day(line.dueDate)} · ${line.addressee}`,
    },
  ];
}

const widthOf = (column: 0 | 1 | 2): number => COLUMNS[column] - (column === 2 ? 0 : GAP);

function heightOf(doc: Doc, pieces: readonly Piece[], width: number): number {
  return pieces.reduce(
    (sum, { font, size, text }) =>
      sum + doc.font(font).fontSize(size).heightOfString(printable(text), { width }) + 1,
    0,
  );
}

/** @param number place of the voter in its desa's list */
export function entryHeight(pen: WorksheetPen, line: WorksheetLine, number: number): number {
  return (
    TOP +
    Math.max(
      heightOf(pen.doc, whoOf(pen, line, number), widthOf(0)),
      heightOf(pen.doc, whatOf(pen, line), widthOf(1)),
      resultHeight(pen.results),
    )
  );
}

/** One voter: found by name and address, asked about in words, answered by a tick and a pen. */
export function worksheetEntry(pen: WorksheetPen, line: WorksheetLine, number: number): void {
  const { doc } = pen;
  const height = entryHeight(pen, line, number);
  const y = doc.y;
  rule(doc, y);
  put(doc, whoOf(pen, line, number), PAGE.left, y + TOP, widthOf(0));
  put(doc, whatOf(pen, line), PAGE.left + COLUMNS[0], y + TOP, widthOf(1));
  drawResults(pen, PAGE.left + COLUMNS[0] + COLUMNS[1], y + TOP);
  doc.x = PAGE.left;
  doc.y = y + height;
}

function rule(doc: Doc, y: number): void {
  doc
    .moveTo(PAGE.left, y)
    .lineTo(PAGE.left + TEXT_WIDTH, y)
    .lineWidth(0.6)
    .strokeColor(QUIET)
    .stroke();
}

function put(doc: Doc, pieces: readonly Piece[], x: number, top: number, width: number): void {
  let y = top;
  for (const { font, size, colour, text } of pieces) {
    doc.font(font).fontSize(size).fillColor(colour).text(printable(text), x, y, { width });
    y = doc.y + 1;
  }
}

/** A box for each result that the field check knows, and lines for a hand. */
function drawResults({ doc, t, names, results }: WorksheetPen, x: number, top: number): void {
  const half = widthOf(2) / 2;
  results.forEach((result, at) => {
    const [left, y] = [x + (at % 2) * half, top + OPTION * Math.floor(at / 2)];
    doc
      .rect(left, y + 1.5, BOX, BOX)
      .lineWidth(0.7)
      .strokeColor(INK)
      .stroke();
    doc
      .font("text")
      .fontSize(8)
      .fillColor(INK)
      .text(printable(names(`reasons.${result}`)), left + BOX + 4, y, {
        width: half - BOX - 6,
        lineBreak: false,
        ellipsis: true,
        height: OPTION,
      });
  });
  const notes = top + OPTION * Math.ceil(results.length / 2);
  doc
    .font("text")
    .fontSize(7.5)
    .fillColor(QUIET)
    .text(printable(t("worksheet.note")), x, notes + 2, { lineBreak: false });
  for (const y of [notes + 13, notes + 28])
    doc
      .moveTo(x, y)
      .lineTo(x + widthOf(2), y)
      .lineWidth(0.4)
      .strokeColor(LINE)
      .stroke();
}

/** Who was there, and when. */
export function signatures({ doc, t }: WorksheetPen): void {
  rule(doc, doc.y);
  const y = doc.y + 26;
  const width = TEXT_WIDTH / 3;
  (["officer", "date", "sign"] as const).forEach((name, at) => {
    const x = PAGE.left + at * width;
    const label = printable(t(`worksheet.${name}`));
    doc
      .font("text")
      .fontSize(9.5)
      .fillColor(INK)
      .text(label, x, y - 10, { lineBreak: false });
    doc
      .moveTo(x + doc.widthOfString(label) + 6, y)
      .lineTo(x + width - GAP, y)
      .lineWidth(0.6)
      .strokeColor(QUIET)
      .stroke();
  });
  doc.x = PAGE.left;
  doc.y = y + 6;
}
