import { printable, type Doc } from "./fonts";
import { INK, need, PAGE, QUIET, TEXT_WIDTH } from "./page";
import { artifact, tagged } from "./tags";

export interface SignaturePlaces {
  /** e.g. Sragen, 12 Desember 2025 */
  readonly placeAndDate: string;
  readonly signers: readonly { readonly position: string; readonly name: string }[];
}

const HEIGHT = 92;
const COLUMNS = 2;

/** Room for names and signatures, two beside each other, never torn from their date. */
export function signaturePlaces(doc: Doc, { placeAndDate, signers }: SignaturePlaces): void {
  need(doc, 20 + HEIGHT);
  doc.font("text").fontSize(9.5).fillColor(INK);
  tagged(doc, "P", () =>
    doc.text(printable(placeAndDate), PAGE.left, doc.y, { width: TEXT_WIDTH, align: "right" }),
  );
  doc.y += 6;
  const width = TEXT_WIDTH / COLUMNS;
  for (let at = 0; at < signers.length; at += COLUMNS) {
    need(doc, HEIGHT);
    const top = doc.y;
    signers.slice(at, at + COLUMNS).forEach(({ position, name }, column) => {
      const x = PAGE.left + column * width;
      doc.font("text").fontSize(9.5).fillColor(INK);
      tagged(doc, "P", () => doc.text(printable(position), x, top, { width: width - 24 }));
      artifact(doc, () =>
        doc
          .moveTo(x, top + 62)
          .lineTo(x + width - 24, top + 62)
          .lineWidth(0.6)
          .strokeColor(QUIET)
          .stroke(),
      );
      doc.font("strong").fontSize(9.5).fillColor(INK);
      tagged(doc, "P", () => doc.text(printable(name), x, top + 65, { width: width - 24 }));
    });
    doc.y = top + HEIGHT;
  }
  doc.x = PAGE.left;
}
