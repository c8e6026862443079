/** What a table cell may hold. */
export type Cell = string | number | null;

const FORMULA = /^[=+\-@\t\r]/;

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe in front, as spreadsheets themselves
 * write it (formula injection: OWASP). Numbers stay numbers: −3 is no formula.
 */
export const neutral = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** One CSV field (RFC 4180). */
export function csvField(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = neutral(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvField).join(",")}\r\n`;
