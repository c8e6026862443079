import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import type { WordPaper, WordPiece } from "@/lib/documents/word-paper";
import { letterhead } from "./letterhead";
import { framePages, heading, newDocument, paragraph, TEXT_WIDTH } from "./page";
import { signaturePlaces } from "./signature-places";
import { table } from "./table";

/** What a letter says in print besides the pieces that the office may change in DOCX. */
export interface LetterFrame extends Omit<WordPaper, "letterhead"> {
  readonly letterhead: Parameters<typeof letterhead>[1];
  readonly author: string;
  /** words for the emblem, read aloud */
  readonly emblem: string;
  readonly page: (page: number, of: number) => string;
  readonly signature: Parameters<typeof signaturePlaces>[1];
}

/** The pieces of an office's letter as PDF: the same words as its DOCX, to be printed and signed as they are. */
export async function writeLetter(out: Writable, letter: LetterFrame): Promise<void> {
  const { title, locale, made } = letter;
  const doc = newDocument(title, letter.author, locale, made);
  doc.pipe(out);
  letterhead(doc, letter.letterhead, letter.emblem);
  for (const piece of letter.pieces) draw(doc, piece);
  signaturePlaces(doc, letter.signature);
  framePages(doc, { head: title, mark: null, foot: "", page: letter.page, letterhead: true });
  doc.end();
  await finished(out);
}

function draw(doc: ReturnType<typeof newDocument>, piece: WordPiece): void {
  switch (piece.kind) {
    case "space":
      doc.moveDown(0.6);
      return;
    case "title":
    case "strong":
      heading(doc, piece.text);
      return;
    case "centre":
    case "right":
    case "text":
      paragraph(doc, piece.text, false, TEXT_WIDTH);
      return;
    case "list":
      paragraph(doc, `• ${piece.text}`);
      return;
    case "table":
      table(
        doc,
        piece.head.map((head, at) => ({
          head,
          share: at === 0 ? 4 : 1,
          ...(at === 0 ? {} : { align: "right" as const }),
          value: (row: readonly string[]) => row[at] ?? "",
        })),
        piece.rows,
      );
  }
}
