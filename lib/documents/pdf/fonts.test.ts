import PDFDocument from "pdfkit";
import { describe, expect, it } from "vitest";
import { registerFonts } from "./fonts";

const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));

describe.each(["text", "strong", "mono", "text-wide", "strong-wide", "mono-wide"])("the font %s", (font) => {
  const doc = new PDFDocument();
  registerFonts(doc);

  it("measures spaces of every width, marks without a shape, and letters that it lacks", () => {
    doc.font(font).fontSize(10);
    for (const letter of [" ", "\u00a0", "\u2009", "\u200b", "\ufeff", "\u202f", "\u{10ffff}"])
      expect(doc.widthOfString(`a${letter}b`)).toBeGreaterThan(5);
  });

  it("measures any two signs side by side, as in a hash or a signature", () => {
    doc.font(font).fontSize(10);
    for (const first of ASCII)
      for (const second of ASCII) expect(doc.widthOfString(first + second)).toBeGreaterThan(0);
  });
});
