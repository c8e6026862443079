import { wordForms } from "./name-spelling";
import type { WordForms } from "./name-spelling";
import { ALIASES, DOTTED_DEGREES, TITLES } from "./name-words";

export interface NormalName {
  /** Words in upper case and one spelling, separated by single spaces. */
  readonly norm: string;
  /** The sound of each word, in the same order, for blocking. */
  readonly key: string;
}

/**
 * A name in comparable form: titles, degrees and what follows ALIAS off, the sign of *bin/binti* off, the
 * Muhammad family as one word, old spelling modern, doubled letters single (domain.md 7, detectors.md GND-04).
 * Names of any other language pass through the same rules, both sides alike. Null when no letter remains.
 */
export function normaliseName(name: string | null | undefined): NormalName | null {
  if (!name) return null;
  const written = isPlain(name) ? name.split(" ") : cleanWords(name);
  const alias = written.findIndex((word, i) => i > 0 && ALIASES.has(word));
  const words = alias > 0 ? written.slice(0, alias) : written;
  if (words.length === 0) return null;
  const forms = words.map(wordForms);
  let start = 0;
  let end = forms.length;
  while (end - start > 1 && forms[start]?.role === "title") start++;
  while (end - start > 1 && forms[end - 1]?.role === "degree") end--;
  // M before another word is Muhammad, by far the most common reading.
  if (words[start] === "M" && end - start > 1) forms[start] = wordForms("MUHAMMAD");
  return join(forms, start, end);
}

function join(forms: readonly WordForms[], start: number, end: number): NormalName {
  let norm = "";
  let key = "";
  for (let i = start; i < end; i++) {
    const { role, norm: wordNorm, key: wordKey } = forms[i] as WordForms;
    if (end - start > 1 && (role === "aside" || (role === "child-of" && i > start && i < end - 1))) continue;
    norm = norm === "" ? wordNorm : `${norm} ${wordNorm}`;
    key = key === "" ? wordKey : `${key} ${wordKey}`;
  }
  return { norm, key };
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
  const upper = name
    .normalize("NFKD")
    .replace(MARKS, "")
    .toUpperCase()
    .replace(APOSTROPHES, "")
    .replace(NO_LETTER, " ");
  const [before = "", ...after] = upper.split(",");
  const words = before.split(/\s+/).flatMap((word, index) => splitPeriods(word, index > 0));
  // After a comma stand degrees, or in foreign lists the other part of the name: only what is a degree goes.
  const rest = after
    .flatMap((part) => part.split(/\s+/))
    .filter((word) => !DOTTED_DEGREES.has(word.replaceAll(".", "")));
  return [...words, ...rest.flatMap((word) => splitPeriods(word, true))].filter((word) => word !== "");
}

/**
 * "S.PD" is a degree, "K.H." a title, "M.RIZKI" and "DRS.H.AHMAD" are words run together, "MOH." is an
 * abbreviation.
 */
function splitPeriods(word: string, mayBeDegree: boolean): string[] {
  if (!word.includes(".")) return [word];
  const joined = word.replaceAll(".", "");
  if (TITLES.has(joined)) return [joined];
  return mayBeDegree && DOTTED_DEGREES.has(joined) ? [] : word.split(".");
}
