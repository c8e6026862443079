import { clamp } from "./bounds";
import { DATE } from "./comparisons/birth-date";
import { NAME } from "./comparisons/name";
import { NIK } from "./comparisons/nik";
import { NAME_AT, NIK_AT } from "./fields";
import type { Comparison } from "./fields";
import type { LevelSums } from "./level-sums";
import type { LevelTable, LinkageModel } from "./model-types";
import { NAME_WAYS, NIK_BY_DATE_PRIOR, STRANGER_WEIGHT } from "./priors";
import { RARE_DATE } from "./score";

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

/** What a sample of strangers shows of their names: how many pairs, and of each level how rare what they share is. */
export class NameSample {
  readonly #pairs = NAME_WAYS.map(() => 0);
  readonly #ways = NAME_WAYS.map(() => 0);
  pairs = 0;

  add({ levels, nameBits }: Comparison, weight: number): void {
    const level = levels[NAME_AT] ?? 0;
    if (level === NAME.missing) return;
    this.pairs += weight;
    this.#pairs[level] = (this.#pairs[level] ?? 0) + weight;
    this.#ways[level] = (this.#ways[level] ?? 0) + weight * 2 ** Math.min(nameBits, COUNTED_BITS);
  }

  at(from: number, to: number): number {
    return this.#pairs.slice(from, to + 1).reduce((sum, n) => sum + n, 0);
  }

  /**
   * Each pair counts by how rare what it shares is, so that the sum is the number of ways and not that of pairs
   * with common names. Whole names have one way by definition; another order of the same words as many as namesakes
   * show: where the clan stands last in everybody's name, hardly any.
   */
  ways(): number[] {
    return NAME_WAYS.map((belief, level) =>
      level === NAME.wordOrder
        ? (this.at(level, level) + belief * ORDER_WEIGHT) /
          (this.at(NAME.respelt, NAME.equal) + this.at(level, level) + ORDER_WEIGHT)
        : level <= NAME.alikeWord || level >= NAME.sameConsonants
          ? belief
          : ((this.#ways[level] ?? 0) + belief * WAYS_WEIGHT) / (this.pairs + WAYS_WEIGHT),
    );
  }
}

/** How often a value is missing in pairs of one person and of strangers. */
export class MissingCount {
  #person = 0;
  #personMissing = 0;
  #stranger = 0;
  #strangerMissing = 0;

  person(level: number, weight: number): void {
    this.#person += weight;
    if (level === 0) this.#personMissing += weight;
  }

  stranger(level: number, weight: number): void {
    this.#stranger += weight;
    if (level === 0) this.#strangerMissing += weight;
  }

  /** Never against, never more than MAX_MISSING, and nothing where the sample has no such pair. */
  bits(): number {
    if (this.#strangerMissing === 0) return 0;
    const u = this.#strangerMissing / this.#stranger;
    const m = (this.#personMissing + MISSING_WEIGHT * u) / (this.#person + MISSING_WEIGHT);
    return clamp(Math.log2(m / u), 0, MAX_MISSING);
  }
}

/** Pairs that "as often as among strangers" counts for. */
const MISSING_WEIGHT = 20;
const MAX_MISSING = 5;

/** A pair that shares something rarer counts as if it were so rare: one pair must not speak for the sample. */
const COUNTED_BITS = 12;
/** Pairs that the belief counts for. */
const WAYS_WEIGHT = 100_000;
/** The same of the order of words, in pairs of namesakes. */
const ORDER_WEIGHT = 20;

/** Levels that are rare alone are counted together: words in common, names but for a slip, whole names. */
const NAME_GROUPS = [
  [NAME.differs, NAME.differs],
  [NAME.alikeWord, NAME.alikeWord],
  [NAME.sharesWord, NAME.sharesFirstWord],
  [NAME.subset, NAME.subset],
  [NAME.twoEditsTwoNames, NAME.oneEdit],
  [NAME.sameConsonants, NAME.equal],
] as const;
/** Pairs that "no oftener than anywhere" counts for. */
const FASHION_WEIGHT = 5;

/** How much oftener strangers are at each level of the name here than anywhere. */
export function oftener(here: NameSample, anywhere: NameSample, whole: number): number[] {
  const factors = NAME_WAYS.map(() => 1);
  for (const [from, to] of NAME_GROUPS) {
    const share = to === NAME.equal ? whole : anywhere.at(from, to) / Math.max(1, anywhere.pairs);
    const factor = (FASHION_WEIGHT + here.at(from, to)) / (FASHION_WEIGHT + here.pairs * share);
    for (let level = from; level <= to; level++)
      factors[level] = from <= NAME.alikeWord ? clamp(factor, 0.25, 8) : clamp(factor, 1, 16);
  }
  return factors;
}

/**
 * Pairs that share a number, its first twelve or its last ten digits are all candidates, so how often
 * strangers do is counted, not sampled. How many pairs of strangers have dates at one level follows from the
 * sample, of equal dates from their frequencies.
 */
export function numbersOfStrangers(
  sampled: readonly LevelSums[],
  blocked: readonly LevelSums[],
  totalPairs: number,
): number[][] {
  const sampleSize = sampled.reduce((sum, { weight }, kind) => sum + (kind >= DATE.equal ? 0 : weight), 0);
  const alike = alikeButDate(sampled[RARE_DATE]);
  return sampled.map((sums, date) => {
    const belief = NIK_BY_DATE_PRIOR[date] ?? [];
    if (date >= DATE.equal) return sums.field("nik", belief, EQUAL_DATE_WEIGHT);
    const near = date >= DATE.onePart;
    const table = sums.field(
      "nik",
      near ? withAlike(belief, alike) : belief,
      near ? NUMBER_WEIGHT : STRANGER_WEIGHT,
    );
    const pairs = (totalPairs * sums.weight) / Math.max(1, sampleSize);
    if (pairs < sums.weight + 1) return table;
    return table.map((value, level) =>
      COUNTED.has(level) ? ((blocked[date]?.at(NIK_AT, level) ?? 0) + 0.5) / pairs : value,
    );
  });
}

/**
 * How often numbers of two strangers of one sex are equal but for their dates: as often as those of one rare date
 * begin alike (one kecamatan), times how often those of two kecamatan end alike (one serial). In a roll of three
 * kecamatan that is five times as often as in one of fifteen.
 */
function alikeButDate(rareDate: LevelSums | undefined): number {
  const at = (level: number) => rareDate?.at(NIK_AT, level) ?? 0;
  const head = [NIK.sameFirst12, NIK.nextSerial, NIK.slipInSerial, NIK.slipEarlyInSerial].reduce(
    (sum, level) => sum + at(level),
    0,
  );
  const elsewhere = at(NIK.differs) + at(NIK.regionDiffers);
  const pairs = head + elsewhere;
  const seen = (head / Math.max(1, pairs)) * (at(NIK.regionDiffers) / Math.max(1, elsewhere));
  return (seen * pairs + ALIKE_BELIEF * NUMBER_WEIGHT) / (pairs + NUMBER_WEIGHT);
}
/** Twelve kecamatan, and most numbers the first of their day. */
const ALIKE_BELIEF = 0.07;

/** The belief about numbers of near dates, in which so many are equal but for the date. */
function withAlike(belief: readonly number[], alike: number): number[] {
  const [date, slip] = [belief[NIK.dateDiffers] ?? 0, belief[NIK.oneSlip] ?? 0];
  const factor = alike / (date + slip);
  return belief.map((value, level) =>
    level === NIK.dateDiffers || level === NIK.oneSlip
      ? value * factor
      : level === NIK.differs
        ? value + (date + slip) * (1 - factor)
        : value,
  );
}

/**
 * NIK of one person, in which a number that was given anew is what a stranger of that date would have been given
 * there: on a rare date again the first of its day, on 1 July any. Belief from all dates would take those of
 * common dates that have another serial for two people.
 */
export function givenAnew(m: readonly number[], strangers: readonly number[] = []): number[] {
  return ANEW.reduce<number[]>(
    (table, levels) => {
      const of = (values: readonly number[]) => levels.reduce((sum, level) => sum + (values[level] ?? 0), 0);
      const [mine, theirs] = [of(table), of(strangers)];
      if (theirs === 0) return table;
      return table.map((value, level) =>
        levels.includes(level) ? (mine * (strangers[level] ?? 0)) / theirs : value,
      );
    },
    [...m],
  );
}
/** In another kecamatan, and in the same. */
const ANEW: readonly (readonly number[])[] = [
  [NIK.differs, NIK.regionDiffers],
  [NIK.sameFirst12, NIK.nextSerial, NIK.slipInSerial],
];

const EQUAL_DATE_WEIGHT = 20;
/**
 * Pairs of near dates that belief about their numbers counts for: what a whole file of misread dates does is
 * seen in no sample of pairs.
 */
const NUMBER_WEIGHT = 200;

const COUNTED: ReadonlySet<number> = new Set([
  NIK.equal,
  NIK.nextSerial,
  NIK.slipInSerial,
  NIK.slipEarlyInSerial,
  NIK.sameFirst12,
]);
