import { parseMarital, parseSex } from "@/lib/roll/codes";
import type { RollColumn } from "@/lib/roll/columns";
import { classifyIdentity } from "@/lib/roll/identity-number";
import { parseAge, parseRtRw, parseTpsNumber } from "@/lib/roll/numbers";
import { bareYear, parseRollDate } from "@/lib/roll/roll-date";

/** Any date after which nobody on a roll was born does: only the form is asked about. */
const ANY_DAY = "2030-01-01";
const isIdentity = (text: string): boolean => classifyIdentity(text).kind !== "bad";
const isWords = (text: string): boolean => /^\P{N}*\p{L}\P{N}*$/u.test(text);

/** `GG MAWAR 5`: a number beside words that belong to no RT. */
const hasOtherWords = (text: string): boolean =>
  /\p{L}{2}/u.test(text.replace(/\b(?:R\W?[TWK]|NO|NOMOR|[IVX]+)(?![A-Za-z])/gi, ""));

/** Does a value look like one of this column? Columns that are missing take any text. */
const LOOKS: Readonly<Partial<Record<RollColumn, (text: string) => boolean>>> = {
  nik: isIdentity,
  nkk: isIdentity,
  name: isWords,
  birthPlace: isWords,
  birthDate: (text) => parseRollDate(text, ANY_DAY).problem !== "unreadable" || bareYear(text) !== null,
  marital: (text) => parseMarital(text) !== null,
  sex: (text) => parseSex(text) !== null || /^[WLP12]$/.test(text),
  age: (text) => parseAge(text) !== null,
  rt: (text) => !hasOtherWords(text) && parseRtRw(text).rt !== null,
  rw: (text) => !hasOtherWords(text) && (parseRtRw(text).rt !== null || parseRtRw(text).rw !== null),
  tps: (text) => parseTpsNumber(text) !== null,
  ktpEl: (text) => /^(?:[SBK12]|SUDAH.*|BELUM.*)$/i.test(text),
  disability: (text) => /^\d$|\p{L}{4}/u.test(text),
};

/** 1 for a value that looks like one of the column, -1 for one that does not, 0 where nothing can be said. */
export function looksLike(column: RollColumn, text: string): -1 | 0 | 1 {
  const looks = LOOKS[column];
  if (looks === undefined || text === "" || text === "-") return 0;
  return looks(text) ? 1 : -1;
}

/** Share of the values that look like ones of the column; 1 where none says anything. */
export function fitOf(column: RollColumn, values: readonly string[]): number {
  let fitting = 0;
  let all = 0;
  for (const value of values) {
    const looks = looksLike(column, value);
    if (looks !== 0) all++;
    if (looks === 1) fitting++;
  }
  return all === 0 ? 1 : fitting / all;
}
