import { clamp } from "./bounds";
import { DATE } from "./comparisons/birth-date";
import { NAME } from "./comparisons/name";
import { NIK } from "./comparisons/nik";
import { NAME_AT, NIK_AT } from "./fields";
import type { LevelSums } from "./level-sums";
import type { LevelTable, LinkageModel } from "./model-types";
import { NIK_BY_DATE_PRIOR, STRANGER_WEIGHT } from "./priors";

// How often two people who are not one agree by coincidence: by frequencies where these are known, by samples
// and counts elsewhere.

/**
 * Equal names, equal sounds and equal dates of strangers follow from their frequencies exactly; a sample
 * would see too few. Two orders of the same words are about as likely as one. How often one sound is spelled
 * in two ways is part of the rarity of the pair (prepare-names.ts).
 */
export function withAnalytic(table: LevelTable, averageBits: LinkageModel["averageBits"]): LevelTable {
  const name = 2 ** -averageBits.name;
  const names = table.name.map((share, level) =>
    level === NAME.wordOrder ? name / 2 : level >= NAME.sameConsonants ? name : share,
  );
  return { ...table, name: names, date: replaceAt(table.date, DATE.equal, 2 ** -averageBits.date) };
}

function replaceAt(values: readonly number[], at: number, value: number): number[] {
  return values.map((old, i) => (i === at ? value : old));
}

/** Pairs of one birth date that names in general count for: a small roll has too few of its own. */
const SAME_DATE_WEIGHT = 20_000;

/**
 * Names of strangers born on one day. How much oftener whole names are equal there than anywhere is measured;
 * the general rate itself comes from the frequencies of names, which know more than a sample.
 */
export function namesOfOneDate(
  general: readonly number[],
  anywhere: LevelSums,
  oneDate: LevelSums | undefined,
): number[] {
  if (!oneDate) return [...general];
  const sampled = oneDate.field("name", general, SAME_DATE_WEIGHT);
  const fashion =
    FASHION_WEIGHT + (oneDate.weight * anywhere.at(NAME_AT, NAME.equal)) / Math.max(1, anywhere.weight);
  const oftener = clamp((FASHION_WEIGHT + oneDate.at(NAME_AT, NAME.equal)) / fashion, 1, 8);
  return sampled.map((value, level) =>
    level >= NAME.sameConsonants ? (general[level] ?? 0) * oftener : value,
  );
}

const FASHION_WEIGHT = 5;

/**
 * Pairs that share a number, its first twelve or its last ten digits are all candidates, so how often
 * strangers do is counted, not sampled. How many pairs of strangers have dates at one level follows from the
 * sample, of equal dates from their frequencies.
 */
export function numbersOfStrangers(
  sampled: readonly LevelSums[],
  blocked: readonly LevelSums[],
  totalPairs: number,
  dateBits: number,
): number[][] {
  const sampleSize = sampled.reduce((sum, { weight }, level) => sum + (level === DATE.equal ? 0 : weight), 0);
  return sampled.map((sums, date) => {
    const table = sums.field(
      "nik",
      NIK_BY_DATE_PRIOR[date] ?? [],
      date === DATE.equal ? 20 : date >= DATE.onePart ? NUMBER_WEIGHT : STRANGER_WEIGHT,
    );
    const pairs =
      date === DATE.equal
        ? totalPairs * 2 ** -dateBits
        : (totalPairs * sums.weight) / Math.max(1, sampleSize);
    if (date === DATE.equal || pairs < sums.weight + 1) return table;
    return table.map((value, level) =>
      COUNTED.has(level) ? ((blocked[date]?.at(NIK_AT, level) ?? 0) + 0.5) / pairs : value,
    );
  });
}

/**
 * Pairs of near dates that belief about their numbers counts for: what a whole file of misread dates does is
 * seen in no sample of pairs.
 */
const NUMBER_WEIGHT = 200;

const COUNTED: ReadonlySet<number> = new Set([NIK.equal, NIK.nextSerial, NIK.slipInSerial, NIK.sameFirst12]);
