import { wordForms } from "./name-spelling";
import { ASIDES, CHILD_OF, DEGREES, DOTTED_DEGREES, TITLES } from "./name-words";

export interface NormalName {
  /** Words in upper case and one spelling, separated by single spaces. */
  readonly norm: string;
  /** The sound of each word, in the same order, for blocking. */
  readonly key: string;
}

/**
 * A name in comparable form: titles and degrees off, the sign of *bin/binti* off, the Muhammad family as one word, old spelling modern, doubled letters
 * single (domain.md 7, detectors.md GND-04). Names of any other language pass through the same rules, both sides alike. Null when no letter remains.
 */
export function normaliseName(name: string | null | undefined): NormalName | null {
  if (!name) return null;
  const words = isPlain(name) ? name.split(" ") : cleanWords(name);
  let start = 0;
  let end = words.length;
  while (end - start > 1 && TITLES.has(words[start] ?? "")) start++;
  while (end - start > 1 && DEGREES.has(words[end - 1] ?? "")) end--;
  let norm = "";
  let key = "";
  for (let i = start; i < end; i++) {
    const word = words[i] ?? "";
    if (word === "" || (isSign(word, i, start, end) && end - start > 1)) continue;
    // M before another word is Muhammad, by far the most common reading.
    const forms = wordForms(word === "M" && i === start && end - start > 1 ? "MUHAMMAD" : word);
    norm = norm === "" ? forms.norm : `${norm} ${forms.norm}`;
    key = key === "" ? forms.key : `${key} ${forms.key}`;
  }
  return norm === "" ? null : { norm, key };
}

/** ALM anywhere; BIN and BINTI only between two names (Binti is also a first name). */
function isSign(word: string, index: number, start: number, end: number): boolean {
  return ASIDES.has(word) || (CHILD_OF.has(word) && index > start && index < end - 1);
}

/** Only A to Z and single inner spaces: the common case, without any regular expression. */
function isPlain(name: string): boolean {
  let space = true;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code === 32) {
      if (space) return false;
      space = true;
    } else if (code >= 65 && code <= 90) space = false;
    else return false;
  }
  return !space;
}

const APOSTROPHES = /['’‘`´ʼ"]/g;
const MARKS = /\p{M}/gu;
const NO_LETTER = /[^\p{L}\p{N}.,\s]+/gu;

function cleanWords(name: string): string[] {
  const upper = name.normalize("NFKD").replace(MARKS, "").toUpperCase().replace(APOSTROPHES, "").replace(NO_LETTER, " ");
  const [before = "", ...after] = upper.split(",");
  const words = before.split(/\s+/).flatMap((word, index) => splitPeriods(word, index > 0));
  // After a comma stand degrees, or in foreign lists the other part of the name: only what is a degree goes.
  const rest = after.flatMap((part) => part.split(/\s+/)).filter((word) => !DOTTED_DEGREES.has(word.replaceAll(".", "")));
  return [...words, ...rest.flatMap((word) => splitPeriods(word, true))].filter((word) => word !== "");
}

/** "S.PD" is a degree, "K.H." a title, "M.RIZKI" and "DRS.H.AHMAD" are words run together, "MOH." is an abbreviation. */
function splitPeriods(word: string, mayBeDegree: boolean): string[] {
  if (!word.includes(".")) return [word];
  const joined = word.replaceAll(".", "");
  if (TITLES.has(joined)) return [joined];
  return mayBeDegree && DOTTED_DEGREES.has(joined) ? [] : word.split(".");
}
