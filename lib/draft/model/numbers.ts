import type { DraftFacts, Figures } from "./draft";

type Language = "id" | "en";

/** Digits with their separators, and a percent sign where one follows. */
const NUMBER = /\d+(?:[.,]\d+)*(?:\s?%)?/g;
/** Numbers written as words, from ten upwards; smaller ones are words of any sentence. */
const IN_WORDS: Readonly<Record<Language, RegExp>> = {
  id: /\b(?:se|[a-z]+ )?(?:belas|puluh|ratus|ribu|juta|persen)\b/gi,
  en: new RegExp(
    "\\b(?:ten|eleven|twelve|[a-z]+teen|[a-z]+ty(?=[ -](?:one|two|three|four|five|six|seven|eight|nine)\\b)|" +
      "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|percent)\\b",
    "gi",
  ),
};
/** The number of a line of a list is none of its figures. */
const ORDINAL = /^\s*\d{1,2}[.)]\s/gm;

const plain = (found: string, locale: Language): number => {
  const digits = found.replace(/\s?%$/, "");
  const [group, decimal] = locale === "id" ? [".", ","] : [",", "."];
  return Number(digits.replaceAll(group, "").replace(decimal, "."));
};

const blank = (text: string): string => " ".repeat(text.length);

export interface Unmatched {
  readonly text: string;
  /** place in the draft, in UTF-16 units */
  readonly at: number;
}

/**
 * Numbers of a draft that are none of the figures it was made from. Shares of one figure in another, rounded to
 * whole percent or one decimal, count as known; so do the numbers in the names of region and period. Numbers in
 * words are always told, since nobody can hold them against a figure by machine.
 */
export function unmatchedNumbers(
  text: string,
  figures: Figures,
  facts: DraftFacts,
  locale: Language,
): Unmatched[] {
  const values = Object.values(figures).map(Math.abs);
  const shares = new Set(
    values.flatMap((part) =>
      values
        .filter((whole) => whole > 0 && part <= whole)
        .flatMap((whole) => [Math.round((100 * part) / whole), Math.round((1000 * part) / whole) / 10]),
    ),
  );
  const known = new Set(values);
  const names = Object.values(facts).reduce((left, name) => left.replaceAll(name, blank), text);
  const read = names.replace(ORDINAL, blank);
  const wrong = [...read.matchAll(NUMBER)].filter(([found]) => {
    const value = plain(found, locale);
    return !(found.endsWith("%") ? shares : known).has(value);
  });
  return [...wrong, ...read.matchAll(IN_WORDS[locale])]
    .map(({ 0: found, index }) => ({ text: text.slice(index, index + found.length), at: index }))
    .sort((a, b) => a.at - b.at);
}
