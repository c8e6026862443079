const NEEDS_QUOTES = /[",;\r\n]/;
/** A cell that begins so is a formula to a spreadsheet (CWE-1236); a number may. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[-+−]?[\d.,\s]+%?$/;

/** The numbers of a chart as CSV (RFC 4180), in UTF-8 with a mark, so that Excel reads them. */
export function tableCsv(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\uFEFF${[head, ...rows].map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
