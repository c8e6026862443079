import { maskText } from "@/lib/mask-text";
import { labelKey } from "./header/labels";
import { COLUMN, type RollColumn } from "@/lib/roll/columns";

const WORDS = new Set([
  ...Object.values(COLUMN).flatMap(({ label }) => labelKey(label).split(" ")),
  "JUMLAH",
  "TOTAL",
  "LAKI",
  "PEREMPUAN",
  "NO",
]);

/** A sample value as the mapping page shows it. */
export function maskCell(column: RollColumn | null, value: string): string {
  const mask = column === null ? "text" : COLUMN[column].mask;
  if (mask === "open") return maskText(value).slice(0, 40);
  if (mask === "hidden") return value === "" ? "" : "*";
  return maskLine(value).slice(0, 60);
}

/** A label as a message may show it: in a file without a header, the first voter stands in its place. */
export function maskLabel(label: string): string {
  return maskText(label).replace(/\d{7,}/g, (digits) => digits.slice(0, 6) + "*".repeat(digits.length - 6));
}

/**
 * Any text with its personal parts starred: six digits of a long number, the year of a date, two letters of a
 * word. Words of table headings stay, so that a rejected line can be recognised for what it is.
 */
export function maskLine(text: string): string {
  return maskLabel(text)
    .replace(/\b\d{1,2}([-/.|])\d{1,2}\1(\d{4})\b/g, "**$1**$1$2")
    .replace(/\b(\d{4})([-/.|])\d{1,2}\2\d{1,2}\b/g, "$1$2**$2**")
    .replace(/\p{L}[\p{L}\p{M}'’]*/gu, (word) =>
      word.length <= 2 || WORDS.has(word.toUpperCase())
        ? word
        : word.slice(0, 2) + "*".repeat(word.length - 2),
    );
}

const MOST_WORDS = 6;

/** The words with letters beyond ASCII, of which those letters and the first two stay: are they what they should be? */
export function oddWords(cells: readonly string[]): string[] {
  const words = cells.flatMap((cell) => cell.split(/\s+/)).filter((word) => /[^\p{ASCII}]/u.test(word));
  return [...new Set(words.map((word) => word.slice(0, 2) + word.slice(2, 24).replace(/\p{ASCII}/gu, "*")))]
    .map(maskText)
    .slice(0, MOST_WORDS);
}
