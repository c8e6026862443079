import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type PDFDocument from "pdfkit";
import { asSfnt } from "./sfnt";

/**
 * From the project's own folder: inside the web server's bundle this module has no place of its own to
 * resolve from.
 */
const installed = createRequire(join(process.cwd(), "package.json"));
const file = (path: string): Buffer => asSfnt(readFileSync(installed.resolve(path)));

/** Embedded in every report, so that it looks the same on any machine and needs nothing from elsewhere. */
export function registerFonts(doc: PDFKit.PDFDocument): void {
  doc.registerFont("text", file("@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff"));
  doc.registerFont("strong", file("@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff"));
  doc.registerFont("mono", file("@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff"));
  doc.registerFont("text-wide", file("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"));
  doc.registerFont("strong-wide", file("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf"));
  doc.registerFont("mono-wide", file("dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf"));
}

/** What the report's own typefaces have. */
const OWN = /^[\u0000-\u00ff\u2010-\u2026\u2032\u20ac]*$/u;
const WIDE = "-wide";

/**
 * Texts with a letter that the report's own typeface lacks are set, and measured, in one that has it; the
 * others look as ever.
 */
export function setWideTexts(doc: Doc): void {
  const choose = doc.font.bind(doc);
  let current = "text";
  const font = (name: string, size?: number): Doc => {
    current = name;
    return size === undefined ? choose(name) : choose(name, size);
  };
  const inItsFont = <T>(text: string, set: () => T): T => {
    if (current.endsWith(WIDE) || OWN.test(text)) return set();
    const before = current;
    font(before + WIDE);
    const done = set();
    font(before);
    return done;
  };
  const text = doc.text.bind(doc) as Measure<Doc>;
  const heightOfString = doc.heightOfString.bind(doc) as Measure<number>;
  const widthOfString = doc.widthOfString.bind(doc) as Measure<number>;
  Object.assign(doc, {
    font,
    text: (given: string, ...how: unknown[]) => inItsFont(given, () => text(given, ...how)),
    heightOfString: (given: string, ...how: unknown[]) =>
      inItsFont(given, () => heightOfString(given, ...how)),
    widthOfString: (given: string, ...how: unknown[]) => inItsFont(given, () => widthOfString(given, ...how)),
  });
}

type Measure<T> = (text: string, ...how: unknown[]) => T;

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

const SCRIPTS = [
  "Latin",
  "Greek",
  "Cyrillic",
  "Arabic",
  "Hebrew",
  "Armenian",
  "Georgian",
  "Common",
  "Inherited",
];

/**
 * Scripts that the wide typeface has not: their letters are drawn as boxes, and the paper says where to read
 * them.
 */
const FOREIGN = new RegExp(
  String.raw`[^${SCRIPTS.map((name) => String.raw`\p{Script=${name}}`).join("")}]`,
  "gu",
);
const BOX = "\u25af";

/** Letters and their marks as one sign where there is such a sign; some signs are written out. */
export const printable = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[≥≤≠κλφσ→≈×−√]/gu, (sign) => WORDS[sign] ?? sign)
    .replace(FOREIGN, BOX);

/** Has the text letters that no typeface of the papers can draw? */
export const isUnprintable = (text: string): boolean => printable(text).includes(BOX);

export type Doc = InstanceType<typeof PDFDocument>;
