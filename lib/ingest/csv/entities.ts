const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  quot: '"',
  apos: "'",
  lt: "<",
  gt: ">",
  nbsp: " ",
};
const ENTITY = /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(amp|quot|apos|lt|gt|nbsp));/gi;

/** Does the text hold signs as a web page writes them (`MA&#039;RUF`)? */
export const hasEntities = (text: string): boolean => text.includes("&") && text.search(ENTITY) !== -1;

/**
 * The signs themselves. Web pages that write CSV often escape each cell as if it were shown; of a code that
 * is no sign of text nothing is made.
 */
export function withoutEntities(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
    return code >= 32 && code !== 127 && code < 0xd800 ? String.fromCodePoint(code) : whole;
  });
}
