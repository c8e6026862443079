/** What the number format of a cell says about its text. */
export interface CellFormat {
  readonly date: boolean;
  /**
   * a format of digits and signs alone, that writes zeros in front or words around (`000`, `"TPS "0`); null
   * for others
   */
  readonly mask: readonly MaskPart[] | null;
}

type MaskPart = { readonly digits: number } | { readonly text: string };

/**
 * Number formats that Excel has built in and that show a date (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are
 * East Asian dates).
 */
export function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

export function cellFormat(code: string): CellFormat {
  const date = isDateFormat(code);
  return { date, mask: date ? null : maskOf(code) };
}

/**
 * Does a format code show a date? Quoted text, escapes and [colours] do not count; `m` alone could be
 * minutes, so a day or year is asked for.
 */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "")
    .toLowerCase()
    .replaceAll("general", "")
    .replaceAll("standard", "");
  return /[dy]/.test(bare) && !/[0#?]/.test(bare);
}

/** Takes apart the section for positive numbers; anything but zeros and signs makes it no mask. */
function maskOf(code: string): MaskPart[] | null {
  const parts: MaskPart[] = [];
  const tokens = /"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|(0+)|([-/() ])|(;)|(.)/gsy;
  for (const [, quoted, escaped, zeros, sign, end, other] of code.matchAll(tokens)) {
    if (end !== undefined) break;
    if (other !== undefined) return null;
    if (zeros !== undefined) parts.push({ digits: zeros.length });
    const text = quoted ?? escaped ?? sign;
    if (text !== undefined) parts.push({ text });
  }
  const zeros = parts.filter((part) => "digits" in part);
  if (zeros.length === 0 || (parts.length === 1 && zeros[0]?.digits === 1)) return null;
  return parts;
}

/**
 * Writes a whole number through a mask, digits from the right, what is too many in front: 7 by `000` is
 * `007`, 12051985 by `00-00-0000` is `12-05-1985`.
 *
 * @returns null for what the mask does not hold for: fractions, negative and inexact numbers
 */
export function maskedNumber(mask: readonly MaskPart[], value: number): string | null {
  if (!Number.isSafeInteger(value) || value < 0) return null;
  const places = mask.reduce((sum, part) => sum + ("digits" in part ? part.digits : 0), 0);
  const digits = String(value).padStart(places, "0");
  let at = digits.length - places;
  let text = "";
  let begun = false;
  for (const part of mask) {
    if ("text" in part) text += part.text;
    else {
      text += digits.slice(begun ? at : 0, at + part.digits);
      at += part.digits;
      begun = true;
    }
  }
  return text.trim();
}
