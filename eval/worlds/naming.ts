import type { Rng } from "@/prisma/roll/rng";

/** What a name is drawn for. */
export interface Bearer {
  readonly sex: "L" | "P";
  /** Place among the children of a family, from 0. */
  readonly order: number;
  /** Name of the house: clan, father's name, or title, where the culture hands one down. */
  readonly house: string;
}

export interface Culture {
  readonly code: string;
  /** Kabupaten whose kecamatan and desa are used. */
  readonly region: string;
  /** A house's own word: a clan at the end, a title in front; empty where nothing is handed down. */
  house(rng: Rng, desa: number): string;
  name(rng: Rng, bearer: Bearer): string;
  /** Share of dates that are 1 January, 1 July or 31 December because nobody knew. */
  readonly defaultDates: number;
}

/** Words of one list are not equally common: the r-th is as common as 1/r^s says (Zipf). */
export function common(rng: Rng, words: readonly string[], s = 0.8): string {
  const total = words.reduce((sum, _, i) => sum + (i + 1) ** -s, 0);
  let left = rng.next() * total;
  return words.find((_, i) => (left -= (i + 1) ** -s) < 0) ?? words[0] ?? "";
}
export const list = (text: string) => text.split(" ");
/** Every beginning with every end: the made-up second words of a culture. */
export const compose = (heads: string, tails: string) =>
  list(heads).flatMap((head) => list(tails).map((tail) => head + tail));
export const maybe = (rng: Rng, chance: number, word: string) => (rng.chance(chance) ? ` ${word}` : "");
