import { COLUMN_LABELS, labelKey } from "./header/labels";
import type { RollColumn } from "@/lib/roll/columns";

/** Columns whose values say nothing about who it is and help to see whether a mapping is right. */
const OPEN: ReadonlySet<RollColumn> = new Set([
  "marital",
  "sex",
  "age",
  "rt",
  "rw",
  "ktpEl",
  "remark",
  "source",
  "tps",
  "desa",
  "kecamatan",
]);
/** Health data (UU 27/2022 art. 4). */
const HIDDEN: ReadonlySet<RollColumn> = new Set(["disability"]);
const WORDS = new Set([
  ...Object.values(COLUMN_LABELS).flatMap((label) => labelKey(label).split(" ")),
  "JUMLAH",
  "TOTAL",
  "LAKI",
  "PEREMPUAN",
  "NO",
]);

/** A sample value as the mapping page shows it. */
export function maskCell(column: RollColumn | null, value: string): string {
  if (column !== null && OPEN.has(column)) return value.slice(0, 40);
  if (column !== null && HIDDEN.has(column)) return value === "" ? "" : "*";
  return maskText(value.slice(0, 60));
}

/**
 * Any text with its personal parts starred: six digits of a long number, the year of a date, two letters of a
 * word. Words of table headings stay, so that a rejected line can be recognised for what it is.
 */
export function maskText(text: string): string {
  return text
    .replace(/\d{7,}/g, (digits) => digits.slice(0, 6) + "*".repeat(digits.length - 6))
    .replace(/\b\d{1,2}([-/.|])\d{1,2}\1(\d{4})\b/g, "**$1**$1$2")
    .replace(/\b(\d{4})([-/.|])\d{1,2}\2\d{1,2}\b/g, "$1$2**$2**")
    .replace(/\p{L}[\p{L}\p{M}'’]*/gu, (word) =>
      word.length <= 2 || WORDS.has(word.toUpperCase())
        ? word
        : word.slice(0, 2) + "*".repeat(word.length - 2),
    );
}
