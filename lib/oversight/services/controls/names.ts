import type { Random } from "@/lib/statistics/random";
import type { CarrierRow } from "./carrier-row";
import type { Sex } from "./synthetic-values";

/** Words of the roll's own names, by sex: first ones, and what follows them. */
export type NameWords = Readonly<
  Record<Sex, { readonly first: readonly string[]; readonly further: readonly (readonly string[])[] }>
>;

/** The names of one control finding. */
export interface Names {
  /** A first word of one person with the further words of another. */
  full(sex: Sex): string;
  /** Another word for an example's word at the same place of a name; the same for the same word. */
  instead(word: string, sex: Sex, first: boolean): string;
}

const WORD = /^\p{L}{3,}$/u;
/** Written in many ways, which may be what the finding is about. */
const KEPT = /^(?:M[OU]C?H|AHMAD|SITI)/;

export function nameWords(carriers: readonly CarrierRow[]): NameWords {
  const words = {
    L: { first: [] as string[], further: [] as string[][] },
    P: { first: [] as string[], further: [] as string[][] },
  };
  for (const { sex, raw } of carriers) {
    const all = (raw.name ?? "").split(" ");
    if (sex === null || all.length > 4 || !all.every((word) => WORD.test(word))) continue;
    words[sex].first.push(all[0] ?? "");
    words[sex].further.push(all.slice(1));
  }
  return words;
}

/** Where the roll has no plain name of a sex, those of the other serve. */
export function namesFrom(bySex: NameWords, random: Random): Names {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const words: NameWords = {
    L: bySex.L.first.length > 0 ? bySex.L : bySex.P,
    P: bySex.P.first.length > 0 ? bySex.P : bySex.L,
  };
  const given = new Map<string, string>();
  return {
    full: (sex) =>
      [pick(words[sex].first), ...(pick(words[sex].further) ?? [])]
        .filter((word) => word !== undefined)
        .join(" "),
    instead(word, sex, first) {
      if (!WORD.test(word) || word.length < 4 || KEPT.test(word)) return word;
      const other = given.get(word) ?? pick(first ? words[sex].first : words[sex].further.flat()) ?? word;
      given.set(word, other);
      return other;
    },
  };
}
