import type { Random } from "@/lib/statistics/random";
import type { CarrierRow } from "./carrier-row";
import type { Sex } from "./synthetic-values";

/** Names of the roll. */
export interface NamePool {
  /** by the sex of who bears them and by their form: the first words, and what follows them */
  readonly words: ReadonlyMap<
    string,
    { readonly first: readonly string[]; readonly further: readonly (readonly string[])[] }
  >;
  /** how many more men than women bear a first word */
  readonly men: ReadonlyMap<string, number>;
}

const PLAIN = /^[\p{L}.,'’ -]+$/u;
/** Letters as one class, runs of them once: `M. ALI` is `A. A`. */
const formOf = (name: string): string => name.replace(/\p{L}+/gu, "A");
const keyOf = (sex: Sex | null, name: string): string => `${sex ?? "?"} ${formOf(name)}`;

export function namePool(carriers: readonly CarrierRow[]): NamePool {
  const all = new Map<string, { first: string[]; further: string[][] }>();
  const men = new Map<string, number>();
  for (const { sex, raw } of carriers) {
    const [first, ...further] = (raw.name ?? "").split(" ");
    if (first === undefined || !PLAIN.test(raw.name ?? "")) continue;
    const key = keyOf(sex, raw.name ?? "");
    const words = all.get(key) ?? { first: [], further: [] };
    all.set(key, words);
    words.first.push(first);
    words.further.push(further);
    men.set(first, (men.get(first) ?? 0) + (sex === "L" ? 1 : -1));
  }
  return { words: all, men };
}

/** Fewer names of a form would give a name of the roll away as it is. */
const ENOUGH = 4;

/**
 * Another name of the same form: the first word of one name of the roll with the further words of another. What no
 * name of the roll looks like, which may be what the finding is about, stays as it is.
 */
export function otherName(pool: NamePool, name: string, written: Sex | null, random: Random): string {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  // The column of the sex may be what is wrong.
  const men = pool.men.get(name.split(" ")[0] ?? "") ?? 0;
  const sex = men > 0 ? "L" : men < 0 ? "P" : written;
  const words = pool.words.get(keyOf(sex, name));
  if (words === undefined || words.first.length < ENOUGH || !PLAIN.test(name))
    return inWords(pool, name, sex, random);
  return [pick(words.first), ...(pick(words.further) ?? [])].filter((word) => word !== undefined).join(" ");
}

/** Of an unusual name only the plain words change. */
function inWords(pool: NamePool, name: string, sex: Sex | null, random: Random): string {
  const plain = pool.words.get(keyOf(sex, "A A"));
  if (plain === undefined || plain.first.length < ENOUGH) return name;
  return name
    .split(" ")
    .map((word, at) => {
      if (!/^\p{L}{4,}$/u.test(word)) return word;
      const others = at === 0 ? plain.first : plain.further.flat();
      return others[Math.floor(random() * others.length)] ?? word;
    })
    .join(" ");
}
