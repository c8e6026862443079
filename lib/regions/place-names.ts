import { withNumerals } from "@/lib/roll/numerals";

/** What follows a name and says what it lies in: `GEMOLONG KAB SRAGEN`, `KALANGAN KEC. GEMOLONG`. */
const BEHIND = {
  6: /[\s,;(/]+(?:KAB(?:UPATEN)?|PROV(?:INSI)?)\b[\s./:-]*\p{L}.*$/iu,
  10: /[\s,;(/]+(?:KEC(?:AMATAN)?|DISTRIK|KAPANEWON|KEMANTREN|KAB(?:UPATEN)?|PROV(?:INSI)?)\b[\s./:-]*\p{L}.*$/iu,
} as const;

/** Words that name a level before a name, by the number of digits of the level's codes. */
const LEVEL_WORDS = {
  6: "KECAMATAN|KEC|KCMTN|DISTRIK|DIST|KAPANEWON|KAPENEWON|KEMANTREN",
  10:
    "PEMERINTAH(?:AN)? DESA|PEMDES|DESA|DS|KELURAHAN|KLRHN|KEL|KALURAHAN|" +
    "NAGARI|GAMPONG|GAMPOENG|GAMPUNG|GP|KAMPUNG|KAMPONG|KP|" +
    "PEKON|LEMBANG|NEGERI|OHOI|TIYUH|NAGORI|KEPENGHULUAN|LEMB|KUTE",
} as const;
const BEFORE = {
  6: new RegExp(`^(?:${LEVEL_WORDS[6]})\\b[\\s./:-]*(?=[\\p{L}\\p{N}])`, "iu"),
  10: new RegExp(`^(?:${LEVEL_WORDS[10]})\\b[\\s./:-]*(?=[\\p{L}\\p{N}])`, "iu"),
} as const;
const INSIDE = {
  6: new RegExp(`[,;(]\\s*(?:${LEVEL_WORDS[6]})\\b[\\s./:-]*(\\p{L}.*)$`, "iu"),
  10: new RegExp(`[,;(]\\s*(?:${LEVEL_WORDS[10]})\\b[\\s./:-]*(\\p{L}.*)$`, "iu"),
} as const;

/** Running numbers and codes before a name ("01 KALIJAMBE", "2003. SAREN", "33.14.13 - GEMOLONG"). */
const NUMBERING = /^\(?[\d.]+\s*[\s.:_)\]-]+\s*(?=\p{L})/u;

/** How offices shorten words within names. */
const SHORT: Readonly<Record<string, string>> = {
  SEI: "SUNGAI",
  SUNGEI: "SUNGAI",
  TJ: "TANJUNG",
  TJG: "TANJUNG",
  TG: "TANJUNG",
  TANDJUNG: "TANJUNG",
  GN: "GUNUNG",
  GNG: "GUNUNG",
  KR: "KARANG",
  TLK: "TELUK",
  PS: "PASAR",
  PSR: "PASAR",
  PERK: "PERKEBUNAN",
  UTR: "UTARA",
  SEL: "SELATAN",
  SLT: "SELATAN",
  TMR: "TIMUR",
  BRT: "BARAT",
  TGH: "TENGAH",
};

function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKD")
      .toUpperCase()
      .replace(/\p{M}|['’‘`´ʼ]/gu, "")
      .match(/\d+|[A-Z]+/g) ?? []
  );
}

/** Names that mean one place have one key: letters and digits only, upper case. */
export function placeKey(text: string): string {
  return wordsOf(text).join("");
}

/** The key with numerals of any kind as one (`ULU I`, `ULU 1`, `ULU SATU`) and short words in full. */
export function numberedKey(text: string): string {
  const words = wordsOf(text).map((word) => SHORT[word] ?? word);
  const counted = withNumerals(words);
  // "20 ILIR D. I": the letter stands for daerah.
  return counted.filter((word, i) => !(word === "D" && counted[i + 1]?.startsWith("#"))).join("");
}

/**
 * A name without what is put around it, the fullest first: its level's word, a running number, what stands
 * before the level's word (`DUSUN KRAJAN, DESA KALANGAN`).
 */
export function bareNames(text: string, digits: 6 | 10): string[] {
  const found = new Set<string>();
  const plain = text.trim();
  const alone = plain.replace(BEHIND[digits], "");
  for (const start of [plain, plain.replace(NUMBERING, ""), alone, alone.replace(NUMBERING, "")]) {
    found.add(start);
    let name = start;
    for (
      let bare = name.replace(BEFORE[digits], "");
      bare !== name;
      bare = name.replace(BEFORE[digits], "")
    ) {
      name = bare;
      found.add(name);
    }
  }
  const inside = INSIDE[digits].exec(text)?.[1];
  if (inside !== undefined) found.add(inside);
  found.delete(text.trim());
  return [...found];
}

/** The figures in a name: names that differ in one (KEDUNG 1, KEDUNG 2) are never confused. */
function figures(text: string): string {
  return (text.match(/#\d+/g) ?? []).join("");
}

/** Shorter names are one slip from too many others. */
const SLIP_LENGTH = 5;

/**
 * The code whose name is one slip away from one of these, null when none or more than one is near: a wrong
 * desa is worse than an unknown one.
 *
 * @param keys ways to read one cell, by `numberedKey`
 * @param byKey names by `numberedKey`
 */
export function findUnique(
  keys: readonly string[],
  byKey: ReadonlyMap<string, readonly { readonly code: string }[]>,
): string | null {
  const near = new Set<string>();
  let meant: string | null = null;
  for (const key of keys) {
    if (key.length < SLIP_LENGTH) continue;
    for (const [name, regions] of byKey) {
      if (figures(name) !== figures(key)) continue;
      const distance = editDistance(key, name, 2);
      if (distance > 2) continue;
      for (const region of regions) near.add(region.code);
      if (distance === 1) meant = regions[0]?.code ?? null;
    }
  }
  // One clear neighbour, and no second one that is nearly as near.
  return near.size === 1 ? meant : null;
}

/**
 * Edits between two words, a swap of neighbours counted once (optimal string alignment); `limit + 1` when
 * above the limit.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, (beforePrevious[j - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return Math.min(previous[b.length] ?? limit + 1, limit + 1);
}
