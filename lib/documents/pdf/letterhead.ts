import { printable, type Doc } from "./fonts";
import { INK, PAGE, QUIET, TEXT_WIDTH } from "./page";
import { artifact, figure, tagged } from "./tags";

/** Head of an office's paper (kop): emblem, name, address, double rule. */
export interface PdfLetterhead {
  readonly name: string;
  readonly address: string;
  /** PNG as base64 */
  readonly emblem: string | null;
}

const EMBLEM = 46;

/** @param alt what the emblem shows, for who listens */
export function letterhead(doc: Doc, { name, address, emblem }: PdfLetterhead, alt: string): void {
  const top = 34;
  const indent = emblem === null ? 0 : EMBLEM + 12;
  if (emblem !== null) {
    const picture = Buffer.from(emblem, "base64");
    figure(doc, alt, () => doc.image(picture, PAGE.left, top, { fit: [EMBLEM, EMBLEM] }));
  }
  const width = TEXT_WIDTH - indent;
  doc.font("strong").fontSize(13).fillColor(INK);
  tagged(doc, "P", () =>
    doc.text(printable(name.toUpperCase()), PAGE.left + indent, top + 4, { width, align: "center" }),
  );
  if (address !== "") {
    doc.font("text").fontSize(9).fillColor(QUIET);
    tagged(doc, "P", () =>
      doc.text(printable(address), PAGE.left + indent, doc.y + 1, { width, align: "center" }),
    );
  }
  const y = Math.max(doc.y + 5, top + (emblem === null ? 0 : EMBLEM) + 5);
  artifact(doc, () => {
    for (const [at, thick] of [
      [y, 1.6],
      [y + 3, 0.6],
    ] as const)
      doc
        .moveTo(PAGE.left, at)
        .lineTo(PAGE.left + TEXT_WIDTH, at)
        .lineWidth(thick)
        .strokeColor(INK)
        .stroke();
  });
  doc.x = PAGE.left;
  doc.y = y + 14;
}
