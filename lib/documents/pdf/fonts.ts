import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type PDFDocument from "pdfkit";

/**
 * From the project's own folder: inside the web server's bundle this module has no place of its own to
 * resolve from.
 */
const installed = createRequire(join(process.cwd(), "package.json"));
const file = (path: string): Buffer => readFileSync(installed.resolve(path));

/** Embedded in every report, so that it looks the same on any machine and needs nothing from elsewhere. */
export function registerFonts(doc: PDFKit.PDFDocument): void {
  doc.registerFont("text", file("@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff"));
  doc.registerFont("strong", file("@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff"));
  doc.registerFont("mono", file("@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff"));
}

const WORDS: Readonly<Record<string, string>> = {
  "≥": ">=",
  "≤": "<=",
  "≠": "!=",
  κ: "kappa",
  λ: "lambda",
  φ: "phi",
  σ: "sigma",
  "→": "->",
  "≈": "~",
  "×": "x",
  "−": "-",
  "√": "akar",
};

/**
 * The typeface has the Latin letters; signs that it lacks are written out rather than printed as empty boxes.
 */
export const printable = (text: string): string =>
  text.replace(/[^\u0000-\u00ff\u2010-\u2026\u2032\u20ac]/gu, (sign) => WORDS[sign] ?? "?");

export type Doc = InstanceType<typeof PDFDocument>;
