/** Signs that take no room: zero-width and direction marks, soft hyphens, the byte order mark. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
/** `="…"`, a sign that a program put before a text so that a spreadsheet keeps it, and quotes around it. */
const WRAPPED = /^=?\s*(["'`’‘]?)(.*?)\1$/s;

/** A cell in the signs that a person sees: full-width letters and digits plain, invisible ones and wrapping off. */
export function cleanCell(text: string): string {
  const plain = text.normalize("NFKC").replace(INVISIBLE, "").trim();
  const inner = (WRAPPED.exec(plain)?.[2] ?? plain).trim();
  return inner.replace(/^['`’‘](?=[\d(])/, "");
}

/** How databases and programs write an empty cell. */
const NOTHING = new Set([
  ...["NULL", "\\N", "NAN", "NONE", "<NULL>", "(NULL)", "[NULL]", "#N/A", "N/A", "#NULL!"],
  ...["(BLANK)", "(EMPTY)", "(KOSONG)", "UNDEFINED"],
]);
const LONGEST = 9;

/** Is this a program's word for an empty cell? A dash or 0 is what a person writes, and stays. */
export function isNothing(text: string): boolean {
  if (text.length > LONGEST) return false;
  const first = text.charCodeAt(0) | 32;
  // n, u, \, <, (, [, #: any other beginning is told without looking further.
  const may =
    first === 110 || first === 117 || first === 124 || first === 123 || first === 60 || first === 40;
  return (may || first === 35) && NOTHING.has(text.toUpperCase());
}
