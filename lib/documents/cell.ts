/** What a table cell may hold. */
export type Cell = string | number | null;

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe in front, as spreadsheets themselves
 * write it (formula injection: OWASP). Numbers stay numbers: −3 is no formula.
 */
export const neutral = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Excel holds so many UTF-16 units in a cell; what is longer is "repaired" away without a word. */
export const CELL_UNITS = 32_767;

/** What XML 1.0 has no character for: controls, halves of a surrogate pair, U+FFFE and U+FFFF. */
const NOT_XML = new RegExp(
  [
    String.raw`[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])`,
    String.raw`(?<![\ud800-\udbff])[\udc00-\udfff]`,
  ].join("|"),
  "g",
);
/** Text as a workbook can hold it: no formula, nothing that XML lacks. */
export const workbookText = (text: string): string => neutral(text.replace(NOT_XML, "\ufffd"));

/** Cuts text into pieces of at most so many UTF-16 units, never within a character. */
export function pieces(text: string, units: number): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + units);
    const last = text.charCodeAt(to - 1);
    if (to < text.length && last >= 0xd800 && last <= 0xdbff) to -= 1;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}

/** How a CSV is read: by programs as RFC 4180 has it, or by a spreadsheet of a language that counts with a comma. */
export interface CsvForm {
  readonly separator: "," | ";";
  /** a mark at the beginning by which spreadsheets know UTF-8 */
  readonly mark: boolean;
}
export const PLAIN_CSV: CsvForm = { separator: ",", mark: false };
/** Spreadsheets that are set to Indonesian part columns at the semicolon. */
export const csvFormOf = (locale: string): CsvForm =>
  locale === "id" ? { separator: ";", mark: true } : PLAIN_CSV;

/** One CSV field (RFC 4180, at either separator). */
export function csvField(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = neutral(cell);
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (cells: readonly Cell[], form: CsvForm = PLAIN_CSV): string =>
  `${cells.map(csvField).join(form.separator)}\r\n`;
