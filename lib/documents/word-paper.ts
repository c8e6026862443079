import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import PizZip from "pizzip";
import { settledZip } from "./settled-zip";

/** A piece of an office's letter; texts may hold fields of a template. */
export type WordPiece =
  | { readonly kind: "title" | "centre" | "text" | "right" | "strong"; readonly text: string }
  | { readonly kind: "list"; readonly text: string }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: "space" };

export interface WordPaper {
  readonly title: string;
  readonly locale: string;
  /** moment of the paper, so that the same paper made again has the same bytes */
  readonly made: Date;
  readonly letterhead: { readonly name: string; readonly address: string; readonly emblem: string | null };
  readonly pieces: readonly WordPiece[];
}

/** Twips of an A4 page and its margins, as office papers have them. */
const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1134, bottom: 1134, left: 1418, right: 1134 },
} as const;

/** Makes a DOCX: letterhead, then the pieces. It may be filled in as a template afterwards. */
export async function wordPaper({ title, locale, made, letterhead, pieces }: WordPaper): Promise<Buffer> {
  const document = new Document({
    title,
    creator: "Cermat",
    styles: {
      default: { document: { run: { font: "Times New Roman", size: 24, language: { value: locale } } } },
    },
    sections: [{ properties: { page: PAGE }, children: [...headOf(letterhead), ...pieces.map(pieceOf)] }],
  });
  return settledZip(dated(Buffer.from(await Packer.toBuffer(document)), made));
}

/** The library notes the moment of packing as that of writing. */
function dated(bytes: Buffer, made: Date): Buffer {
  const zip = new PizZip(bytes);
  const core = zip.file("docProps/core.xml")?.asText() ?? "";
  const moment = `>${made.toISOString().slice(0, 19)}Z</dcterms:`;
  zip.file("docProps/core.xml", core.replace(/>[^<]+<\/dcterms:/g, moment));
  return zip.generate({ type: "nodebuffer", compression: "DEFLATE" });
}

function headOf({ name, address, emblem }: WordPaper["letterhead"]): Paragraph[] {
  const picture =
    emblem === null
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [
              new ImageRun({
                type: "png",
                data: Buffer.from(emblem, "base64"),
                transformation: { width: 64, height: 64 },
              }),
            ],
          }),
        ];
  return [
    ...picture,
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ text: name.toUpperCase(), bold: true, size: 28 })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.DOUBLE, size: 6, color: "000000", space: 4 } },
      children: [new TextRun({ text: address, size: 20 })],
      spacing: { after: 240 },
    }),
  ];
}

function pieceOf(piece: WordPiece): Paragraph | Table {
  switch (piece.kind) {
    case "space":
      return new Paragraph({ spacing: { before: 240 } });
    case "table":
      return tableOf(piece.head, piece.rows);
    case "list":
      return new Paragraph({ text: piece.text, bullet: { level: 0 } });
    case "title":
      return new Paragraph({
        heading: HeadingLevel.HEADING_1,
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ text: piece.text, bold: true, size: 26, color: "000000", font: "Times New Roman" }),
        ],
      });
    case "strong":
      return new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { before: 120, after: 120 },
        children: [new TextRun({ text: piece.text, bold: true })],
      });
    case "centre":
    case "right":
    case "text":
      return new Paragraph({
        text: piece.text,
        spacing: { after: 120 },
        alignment:
          piece.kind === "centre"
            ? AlignmentType.CENTER
            : piece.kind === "right"
              ? AlignmentType.RIGHT
              : AlignmentType.JUSTIFIED,
      });
  }
}

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: head.map((text) => cell(text, true)) }),
      ...rows.map((row) => new TableRow({ children: row.map((text) => cell(text, false)) })),
    ],
  });

const cell = (text: string, bold: boolean): TableCell =>
  new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold })] })] });
