import { cached } from "./bounded-cache";
import { cleanCell } from "./clean-cell";
import { romanNumber, withNumerals } from "./numerals";

const TPS_NUMBER = new RegExp(
  [
    String.raw`(?:TPS|T\.P\.S|LOKSUS|KSK|POS)(?![A-Z])?[^A-Z\d]*(?:(?:NO(?:MOR)?|KE|KHUSUS`,
    String.raw`LOKSUS)[^A-Z\d]*)*(?:(\d{1,4})(?!\d)|([IVX]+)(?![A-Z]))`,
  ].join("|"),
);

/**
 * The number in "1", "001", "TPS 001", "TPS 03 (SDN 2)", "TPS VIII", "KSK 001"; 901 and above are special
 * locations. The first number after the word TPS counts, else the one at the beginning, else the only one.
 * Null when there is none, or none that is certain.
 */
export function parseTpsNumber(text: string): number | null {
  // There is no TPS 0: it is how programs write "none".
  return (smallNumber(text) ?? readTpsNumber(text)) || null;
}

const readTpsNumber = cached((given: string): number | null => {
  const text = whole(cleanCell(given)).toUpperCase();
  // `005 TPS`: nothing but the word stands behind it.
  const before = /^(\d{1,4})\s*TPS$/.exec(text)?.[1];
  if (before !== undefined) return Number(before);
  const named = TPS_NUMBER.exec(text);
  if (named !== null) return named[1] === undefined ? romanNumber(named[2] ?? "") : Number(named[1]);
  if (/TPS/.test(text)) return spelledNumber(text);
  if (/^R[TW]\b/.test(text)) return null;
  if (/^\d{1,5}$/.test(text)) return Number(text) < 10_000 ? Number(text) : null;
  // `I (SATU)` says it twice.
  const roman = romanNumber(text.replace(/\s*\([A-Z ]+\)$/, "")) ?? spelledNumber(text);
  if (roman !== null) return roman;
  const ofAll = /^(\d{1,3})\s*(?:DARI|DR)\s*\d+/.exec(text)?.[1];
  if (ofAll !== undefined) return Number(ofAll);
  const numbers = text.match(/\d+/g) ?? [];
  const first = /^(\d{1,4})(?=$|[A-Z](?![A-Z])|[\s/(.,-]+[^\d\s])/.exec(text);
  if (first !== null && numbers.length === 1 && monthName(text) === null) return Number(first[1]);
  // `03 - SDN KALANGAN 2`: the venue behind it has a number of its own.
  const venue = /^(\d{1,3})\s*[-–:(/]\s*[A-Z]{3}/.exec(text)?.[1];
  if (venue !== undefined && monthName(text) === null) return Number(venue);
  const last = numbers.at(-1) ?? "";
  return numbers.length === 1 && last.length <= 4 && monthName(text) === null ? Number(last) : null;
}, 5_000);

/** `SATU`, `TPS DUA BELAS`: a number in words and nothing else. */
function spelledNumber(text: string): number | null {
  const words = withNumerals(text.replace(/^TPS(?:\s+KE)?\b/, "").match(/[A-Z]+|\d+/g) ?? []);
  const [only = ""] = words;
  return words.length === 1 && only.startsWith("#") && !/\d/.test(text) ? Number(only.slice(1)) : null;
}

/** `3.0` is 3: programs that count make decimals of a column of whole numbers in which some are missing. */
const whole = (text: string): string => /^\s*(\d+)[.,]0+\s*$/.exec(text)?.[1] ?? text;

/** A month that a spreadsheet made of two numbers (`1/2` → `01-Feb`). */
const monthName = (text: string): string | null =>
  /\b(?:JAN|FEB|MAR|APR|MEI|MAY|JUN|JUL|AGU|AUG|SEP|OKT|OCT|NOV|DES|DEC)\b/i.exec(text)?.[0] ?? null;

/** The value of one to three digits and nothing else: how nearly every RT, RW and TPS is written. */
function smallNumber(text: string): number | null {
  if (text.length === 0 || text.length > 3) return null;
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return null;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * RT and RW of one cell: "003" → 3 and null; "003/007", "RT 3 RW 7", "1/II" → both. 0 is a value: many
 * regions have no RT. What a spreadsheet made a date of is neither.
 */
export function parseRtRw(text: string): RtRw {
  const rt = smallNumber(text);
  return rt === null ? readRtRw(text) : { rt, rw: null };
}

export interface RtRw {
  readonly rt: number | null;
  readonly rw: number | null;
}

const NEITHER: RtRw = { rt: null, rw: null };

const readRtRw = cached((given: string): RtRw => {
  const text = whole(cleanCell(given)).toUpperCase();
  if (/\d{4}/.test(text) || monthName(text) !== null) return NEITHER;
  const numbers = [...text.matchAll(/\d{1,3}|\b[IVX]+\b/g)].flatMap(([found]) =>
    /\d/.test(found) ? Number(found) : (romanNumber(found) ?? []),
  );
  const [first, second] = numbers;
  if (first === undefined) return NEITHER;
  const onlyRw = second === undefined && /^\s*RW/.test(text);
  return onlyRw ? { rt: null, rw: first } : { rt: first, rw: second ?? null };
}, 20_000);

/** Years of the age column: "45", "45 TH", "45.0". */
export function parseAge(text: string | null | undefined): number | null {
  const found = text
    ? /^\s*(\d{1,3})\s*(?:(?:TH|THN|TAHUN)\b\.?(?:\s*\d{1,2}\s*(?:BLN|BL|BULAN)\b\.?)?)?\s*$/i.exec(
        whole(text),
      )
    : null;
  return found ? Number(found[1]) : null;
}
