import { encode } from "uqr";
import type { Doc } from "./fonts";
import { need, PAGE, TEXT_WIDTH } from "./page";
import { figure } from "./tags";

/**
 * Draws a text as a QR code at the right edge, as vectors; it takes no room from what is written
 * beside it.
 * @param ecc L for a long text, which would be too fine to be read otherwise
 * @returns where it ends, in points from the top of the page
 */
export function qrCode(doc: Doc, text: string, alt: string, size = 88, ecc: "L" | "M" = "M"): number {
  need(doc, size + 4);
  const { size: modules, data } = encode(text, { ecc, border: 2 });
  const side = size / modules;
  const [left, top] = [PAGE.left + TEXT_WIDTH - size, doc.y];
  figure(doc, alt, () => {
    data.forEach((row, y) =>
      row.forEach((dark, x) => {
        if (dark) doc.rect(left + x * side, top + y * side, side, side);
      }),
    );
    doc.fill("#000000");
  });
  doc.x = PAGE.left;
  doc.y = top;
  return top + size + 8;
}
