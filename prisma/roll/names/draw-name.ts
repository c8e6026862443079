import { Weighted } from "../rng";
import type { Rng } from "../rng";
import * as lists from "./lists";

/** Zipf-like: the common names far ahead, and a long tail. */
const common = (items: readonly string[]) => new Weighted(items, (_, rank) => 1 / (rank + 9));
const joined = (stems: readonly string[], endings: readonly string[]) =>
  stems.flatMap((stem) => endings.map((ending) => stem + ending));

const PARTS = {
  L: {
    first: common(lists.MALE_FIRST),
    last: common([...lists.MALE_LAST, ...joined(lists.STEMS, lists.MALE_ENDINGS)]),
    start: common(lists.MALE_START),
    end: common(lists.MALE_END),
  },
  P: {
    first: common(lists.FEMALE_FIRST),
    last: common([...lists.FEMALE_LAST, ...joined(lists.STEMS, lists.FEMALE_ENDINGS)]),
    start: common(lists.FEMALE_START),
    end: common(lists.FEMALE_END),
  },
} as const;
const middle = common(lists.MIDDLE);
const muhammad = new Weighted(lists.MUHAMMAD_SPELLINGS, ([, count]) => count);

export type Sex = "L" | "P";

/**
 * Share of one-word names by year of birth: four of five before 1960, one of ten after 2000 (30 % of all in
 * DKI, more in rural Java).
 */
function mononymShare(year: number): number {
  return Math.min(0.82, Math.max(0.1, 0.82 - (year - 1962) * 0.018));
}

/** A name as on the identity card, in capitals. */
export function drawName(rng: Rng, sex: Sex, birthYear: number): string {
  const parts = PARTS[sex];
  if (rng.chance(mononymShare(birthYear))) return drawMononym(rng, sex, birthYear);
  const muslim = sex === "L" && rng.chance(0.14);
  const first = muslim ? muhammad.draw(rng)[0] : parts.first.draw(rng);
  const count = rng.next();
  if (count < 0.6) return `${first} ${muslim ? parts.first.draw(rng) : parts.last.draw(rng)}`;
  if (count < 0.94)
    return `${first} ${muslim ? parts.first.draw(rng) : middle.draw(rng)} ${parts.last.draw(rng)}`;
  return `${first} ${parts.first.draw(rng)} ${middle.draw(rng)} ${parts.last.draw(rng)}`;
}

/** SUPARMI, WARNO: built from syllables for the old, a first name alone for the young. */
export function drawMononym(rng: Rng, sex: Sex, birthYear: number): string {
  const parts = PARTS[sex];
  if (rng.chance(birthYear > 1985 ? 0.55 : 0.15))
    return rng.chance(0.3) ? parts.first.draw(rng) : parts.last.draw(rng);
  // SU + WARNO, or with a syllable more: SU + KAR + MINI
  const start = parts.start.draw(rng);
  return rng.chance(0.6) ? start + parts.end.draw(rng) : start + parts.start.draw(rng) + parts.end.draw(rng);
}

/** Pilgrims' and academic titles that people have printed on their cards. */
export function withTitle(rng: Rng, name: string, sex: Sex, age: number): string {
  if (age > 42 && rng.chance(0.04)) return `${sex === "L" ? "H." : "HJ."} ${name}`;
  if (age > 23 && age < 62 && rng.chance(0.02))
    return `${name}, ${rng.pick(["S.PD", "S.E", "S.H", "A.MD", "S.PD.I", "S.KOM", "S.T"])}`;
  return name;
}

const OLD_SPELLING: readonly (readonly [RegExp, string])[] = [
  [/U(?=[BDKLMNRST])/, "OE"],
  [/J/, "DJ"],
  [/C/, "TJ"],
];

/** The same name in the spelling before 1972, where it has a letter that changed; else unchanged. */
export function inOldSpelling(name: string): string {
  for (const [modern, old] of OLD_SPELLING) if (modern.test(name)) return name.replace(modern, old);
  return name;
}
