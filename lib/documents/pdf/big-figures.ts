import { printable, type Doc } from "./fonts";
import { INK, LINE, need, PAGE, QUIET, TEXT_WIDTH } from "./page";
import { artifact, element, headerCell, tagged } from "./tags";

const HEIGHT = 46;

/** A few figures that a reader takes along, beside each other, each with its name. */
export function bigFigures(
  doc: Doc,
  figures: readonly { readonly value: string; readonly label: string }[],
): void {
  need(doc, HEIGHT + 12);
  const [top, width] = [doc.y + 4, TEXT_WIDTH / figures.length];
  const list = element(doc, "Table");
  figures.forEach(({ value, label }, at) => {
    const x = PAGE.left + at * width;
    if (at > 0)
      artifact(doc, () =>
        doc
          .moveTo(x - 8, top)
          .lineTo(x - 8, top + HEIGHT - 10)
          .lineWidth(0.5)
          .strokeColor(LINE)
          .stroke(),
      );
    const row = element(doc, "TR", list);
    doc.font("strong").fontSize(20).fillColor(INK);
    tagged(doc, "TD", () => doc.text(printable(value), x, top, { width: width - 12 }), row);
    doc.font("text").fontSize(8.5).fillColor(QUIET);
    headerCell(doc, "Row", () => doc.text(printable(label), x, top + 25, { width: width - 12 }), row);
    row.end();
  });
  list.end();
  doc.x = PAGE.left;
  doc.y = top + HEIGHT + 4;
}
