import { contextOf, STRANGERS, TWINS } from "./contexts";
import { DATE, FIELDS, NAME, NIK, decodePattern } from "./fields";
import type { Comparison, FieldName } from "./fields";
import { HOUSEHOLD_PRIOR, HOUSEHOLD_WEIGHT, M_PRIOR, M_WEIGHT, STRANGER_PRIOR, STRANGER_WEIGHT, TWIN_PRIOR, TWIN_WEIGHT } from "./priors";
import type { LevelTable, LinkageCounts, LinkageModel, PatternCount } from "./model-types";
import { datesDiffer, probabilityOf, sameOffice, Scorer } from "./score";

interface Weighted {
  readonly comparison: Comparison;
  readonly n: number;
  readonly context: ReturnType<typeof contextOf>;
}

const MAX_ITERATIONS = 60;
const TOLERANCE = 1e-4;
/** How far EM may move the share of true pairs from what the deterministic rules say: a class of relatives is larger by far. */
const PRIOR_REACH = 4;
/** Two of one household on one birth date: about one birth in a hundred is a twin. Nature bounds it, so EM may not. */
const TWIN_SHARE = 0.01;
/** Share of true pairs that the deterministic rules find. */
const RULE_RECALL = 0.7;

/**
 * Fits m by expectation–maximisation over the candidate pairs (all other pairs count as different people), u from the seeded samples, each sample
 * pair weighted by the chance that it is not one person, so that a small roll with many duplicates does not mistake them for coincidence.
 * Deterministic: patterns arrive sorted, sums run in that order.
 */
export function fitModel(counts: LinkageCounts): LinkageModel {
  const candidates = decodeAll(counts.candidates);
  const samples = { random: decodeAll(counts.random), sameDate: decodeAll(counts.sameDate), household: decodeAll(counts.household) };
  let model = initialModel(counts, candidates);
  const { rulePrior } = model;
  for (let iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
    const next = step(model, counts, candidates, samples);
    const change = Math.max(Math.abs(Math.log2(next.prior / model.prior)), ...FIELDS.flatMap(({ name, levels }) => levels.map((_, i) => Math.abs((next.m[name][i] ?? 0) - (model.m[name][i] ?? 0)))));
    model = { ...next, rulePrior, iterations: iteration, converged: change < TOLERANCE };
    if (model.converged) break;
  }
  return model;
}

function decodeAll(patterns: readonly PatternCount[]): Weighted[] {
  return patterns.map(({ pattern, n }) => {
    const comparison = decodePattern(pattern);
    return { comparison, n, context: contextOf(comparison.levels) };
  });
}

function initialModel(counts: LinkageCounts, candidates: readonly Weighted[]): LinkageModel {
  const averageBits = { name: averageRarity(counts.rarity.name), word: averageRarity(counts.rarity.word), date: averageRarity(counts.rarity.date) };
  const rulePrior = priorFromRules(counts, candidates, averageBits);
  const strangers = withAnalytic(STRANGER_PRIOR, averageBits);
  return {
    version: 1, prior: rulePrior, rulePrior, m: M_PRIOR, strangers, strangersNik: NIK_BY_DATE_PRIOR, otherDateNik: OTHER_DATE_NIK, strangersSameOffice: SAME_OFFICE_ADDRESS, strangersSameDateName: strangers.name, household: HOUSEHOLD_PRIOR, twins: TWIN_PRIOR,
    householdShare: Math.max(counts.householdPairs, 1) / counts.totalPairs, twinShare: TWIN_SHARE, averageBits, iterations: 0, converged: false,
  };
}

/** Chance that two random records agree: the mean share, −log2. */
function averageRarity(rarity: LinkageCounts["rarity"]["name"]): number {
  const total = rarity.reduce((sum, { n }) => sum + n, 0);
  if (total === 0) return 10;
  return -Math.log2(rarity.reduce((sum, { bits, n }) => sum + n * 2 ** -bits, 0) / total);
}

/** Equal names and dates of strangers follow from their frequencies exactly; a sample would see too few. Two orders of the same words are about as likely. */
function withAnalytic(table: LevelTable, averageBits: LinkageModel["averageBits"]): LevelTable {
  const name = 2 ** -averageBits.name;
  return { ...table, name: replaceAt(replaceAt(table.name, NAME.equal, name), NAME.order, name / 2), date: replaceAt(table.date, DATE.equal, 2 ** -averageBits.date) };
}

function replaceAt(values: readonly number[], at: number, value: number): number[] {
  return values.map((old, i) => (i === at ? value : old));
}

/** Two strangers of one birthday: the first twelve digits agree when both were registered in one kecamatan. */
const NIK_OF_ONE_DATE = [0, 0.97, 1e-5, 1e-5, 0.02, 0.005, 0.002, 1e-6];
/**
 * Birthdays one digit apart: one kecamatan and one serial make numbers one digit apart. Two in a hundred records have another date in their number, so
 * that numbers may agree in the date where the records do not.
 */
const NIK_OF_NEAR_DATES = [0, 0.96, 1e-3, 0.02, 1e-5, 1e-5, 0.02, 1e-6];
/** Day and month exchanged are two digits apart or more: one kecamatan and one serial leave only the date different. */
const NIK_OF_SWAPPED_DATES = [0, 0.977, 3e-3, 0.02, 1e-5, 1e-5, 1e-4, 1e-6];
/** One person with two dates: the number stands as it was, or was written anew with the date in it. */
const OTHER_DATE_NIK = [0, 0.2, 0.02, 0.2, 0.02, 0.03, 0.05, 0.48];
/** Registered in one kecamatan: neighbours are common. */
const SAME_OFFICE_ADDRESS = [0, 0.75, 0.17, 0.03, 0.001, 0.001, 0.005, 0.04, 0.003];
/** By level of the date: missing, differs, near, one part, swapped, equal. */
const NIK_BY_DATE_PRIOR = [STRANGER_PRIOR.nik, STRANGER_PRIOR.nik, STRANGER_PRIOR.nik, NIK_OF_NEAR_DATES, NIK_OF_SWAPPED_DATES, NIK_OF_ONE_DATE];

/**
 * Pairs that hardly can be two people: near-equal number with alike name and date; equal name and date beyond the coincidences that
 * frequencies foretell (statistics.md C.1).
 */
function priorFromRules(counts: LinkageCounts, candidates: readonly Weighted[], averageBits: LinkageModel["averageBits"]): number {
  let sameNumber = 0;
  let sameData = 0;
  for (const { comparison: { levels }, n } of candidates) {
    const [name = 0, date = 0, , , nik = 0] = levels;
    if (nik >= NIK.slip && name >= NAME.subset && date >= DATE.onePart) sameNumber += n;
    else if (name >= NAME.order && date === DATE.equal) sameData += n;
  }
  const expected = counts.totalPairs * 2 ** -(averageBits.name + averageBits.date);
  const pairs = Math.max(1, sameNumber + Math.max(0, sameData - expected));
  return Math.min(0.4, pairs / RULE_RECALL / counts.totalPairs);
}

/** Pairs of one birth date that names in general count for: a small roll has too few of its own. */
const SAME_DATE_WEIGHT = 20_000;

/**
 * Names of strangers born on one day. How much oftener whole names are equal there than anywhere is measured; the general rate itself comes from the
 * frequencies of names, which know more than a sample.
 */
function namesOfOneDate(general: readonly number[], anywhere: LevelSums, oneDate: LevelSums | undefined): number[] {
  if (!oneDate) return [...general];
  const sampled = oneDate.field("name", general, SAME_DATE_WEIGHT);
  const fashion = FASHION_WEIGHT + (oneDate.weight * anywhere.at(NAME_AT, NAME.equal)) / Math.max(1, anywhere.weight);
  const oftener = clamp((FASHION_WEIGHT + oneDate.at(NAME_AT, NAME.equal)) / fashion, 1, 8);
  return sampled.map((value, level) => (level >= NAME.order ? (general[level] ?? 0) * oftener : value));
}

const FASHION_WEIGHT = 5;
/** Pairs that the belief about neighbours of one register counts for. */
const OFFICE_WEIGHT = 40;

interface Samples {
  readonly random: readonly Weighted[];
  readonly sameDate: readonly Weighted[];
  readonly household: readonly Weighted[];
}

function step(model: LinkageModel, counts: LinkageCounts, candidates: readonly Weighted[], samples: Samples): LinkageModel {
  const scorer = new Scorer(model);
  const same = (pair: Weighted) => probabilityOf(scorer.score(pair.comparison));
  const m = new LevelSums();
  const otherDate = new LevelSums();
  const numbers = byDate();
  let pairs = 0;
  const copied = copyWeight(candidates, same);
  for (const pair of candidates) {
    const p = same(pair);
    pairs += p * pair.n;
    m.add(pair.comparison, p * pair.n * (isCopy(pair) ? copied : 1));
    if (datesDiffer(dateOf(pair))) otherDate.add(pair.comparison, p * pair.n);
    if (pair.context === STRANGERS) numbers[dateOf(pair)]?.add(pair.comparison, (1 - p) * pair.n);
  }
  const sums = { strangers: new LevelSums(), household: new LevelSums(), twins: new LevelSums() };
  const sampledNumbers = byDate();
  const office = new LevelSums();
  for (const pair of samples.random) {
    if (pair.context !== STRANGERS) continue;
    const weight = (1 - same(pair)) * pair.n;
    sums.strangers.add(pair.comparison, weight);
    if (dateOf(pair) !== DATE.equal) sampledNumbers[dateOf(pair)]?.add(pair.comparison, weight);
  }
  for (const pair of samples.sameDate) {
    if (pair.context !== STRANGERS) continue;
    const weight = (1 - same(pair)) * pair.n;
    sampledNumbers[DATE.equal]?.add(pair.comparison, weight);
    if (sameOffice(pair.comparison.levels)) office.add(pair.comparison, weight);
  }
  const strangers = withAnalytic(sums.strangers.table(STRANGER_PRIOR, STRANGER_WEIGHT), model.averageBits);
  let together = 0;
  for (const pair of samples.household) {
    const weight = (1 - same(pair)) * pair.n;
    together += weight;
    if (pair.context !== STRANGERS) sums[pair.context === TWINS ? "twins" : "household"].add(pair.comparison, weight);
  }
  const sampled = samples.household.reduce((sum, { n }) => sum + n, 0);
  const anchor = Math.max(20, sampled / 5);
  return {
    ...model,
    prior: clamp(pairs / counts.totalPairs, model.rulePrior / PRIOR_REACH, Math.min(0.5, model.rulePrior * PRIOR_REACH)),
    m: withLimit(m.table(M_PRIOR, Math.max(M_WEIGHT, pairs / 20))),
    otherDateNik: atMost(otherDate.field("nik", OTHER_DATE_NIK, M_WEIGHT), NIK.region, 0.05),
    strangers,
    strangersSameOffice: office.field("address", SAME_OFFICE_ADDRESS, OFFICE_WEIGHT),
    strangersSameDateName: namesOfOneDate(strangers.name, sums.strangers, sampledNumbers[DATE.equal]),
    strangersNik: numbersOfStrangers(sampledNumbers, numbers, counts.totalPairs, model.averageBits.date),
    household: near(sums.household.table(HOUSEHOLD_PRIOR, HOUSEHOLD_WEIGHT), HOUSEHOLD_PRIOR),
    twins: near(sums.twins.table(TWIN_PRIOR, TWIN_WEIGHT), TWIN_PRIOR),
    householdShare: Math.max(1, counts.householdPairs * (sampled > 0 ? together / sampled : 1)) / counts.totalPairs,
    twinShare: clamp((sums.twins.weight + TWIN_SHARE * anchor) / (together + anchor), TWIN_SHARE / 4, TWIN_SHARE * 3),
  };
}

/** Equal in everything that both records have: a line copied, not a person entered twice. */
const isCopy = ({ comparison: { levels } }: Weighted) => FIELDS.every((field, i) => (levels[i] ?? 0) === 0 || (levels[i] ?? 0) >= field.levels.length - (field.name === "place" || field.name === "address" ? 2 : 1));

/** A file that was loaded twice must not teach that people are never misspelt: copies count at most as much as all other pairs together. */
function copyWeight(candidates: readonly Weighted[], same: (pair: Weighted) => number): number {
  let copies = 0;
  let others = 0;
  for (const pair of candidates) {
    if (isCopy(pair)) copies += same(pair) * pair.n;
    else others += same(pair) * pair.n;
  }
  return copies > others ? others / copies : 1;
}

const NAME_AT = FIELDS.findIndex((field) => field.name === "name");
const DATE_AT = FIELDS.findIndex((field) => field.name === "date");
const NIK_AT = FIELDS.findIndex((field) => field.name === "nik");
const DATE_LEVELS = FIELDS[DATE_AT]?.levels ?? [];

const dateOf = (pair: Weighted) => pair.comparison.levels[DATE_AT] ?? 0;
const byDate = () => DATE_LEVELS.map(() => new LevelSums());

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/**
 * Two records of one person may differ in any one thing, but a class of pairs that mostly differ in name or date is another class (neighbours in
 * one registration, say), and EM must not wander off to it.
 */
function withLimit(m: LevelTable): LevelTable {
  return { ...m, name: atMost(atMost(m.name, NAME.differs, 0.02), NAME.alikeWord, 0.03), date: atMost(m.date, DATE.differs, 0.25) };
}

function atMost(values: readonly number[], level: number, most: number): number[] {
  const value = values[level] ?? 0;
  if (value <= most) return [...values];
  return values.map((other, i) => (i === 0 ? other : i === level ? most : (other * (1 - most)) / (1 - value)));
}

/** Names and numbers of relatives stay within reach of belief, or duplicates inside a household would be learned as a habit of households. */
function near(table: LevelTable, prior: LevelTable): LevelTable {
  const within = (name: "name" | "nik", from: number, reach: number) =>
    table[name].map((value, level) => (level < from ? value : clamp(value, (prior[name][level] ?? 0) / reach, (prior[name][level] ?? 0) * reach)));
  return { ...table, name: within("name", NAME.subset, 3), nik: within("nik", NIK.differs, 1.5) };
}

/**
 * Pairs that share a number, its first twelve or its last ten digits are all candidates, so how often strangers do is counted, not sampled. How
 * many pairs of strangers have dates at one level follows from the sample, of equal dates from their frequencies.
 */
function numbersOfStrangers(sampled: readonly LevelSums[], blocked: readonly LevelSums[], totalPairs: number, dateBits: number): number[][] {
  const sampleSize = sampled.reduce((sum, { weight }, level) => sum + (level === DATE.equal ? 0 : weight), 0);
  return sampled.map((sums, date) => {
    const table = sums.field("nik", NIK_BY_DATE_PRIOR[date] ?? [], date === DATE.equal ? 20 : date >= DATE.onePart ? NUMBER_WEIGHT : STRANGER_WEIGHT);
    const pairs = date === DATE.equal ? totalPairs * 2 ** -dateBits : (totalPairs * sums.weight) / Math.max(1, sampleSize);
    if (date === DATE.equal || pairs < sums.weight + 1) return table;
    return table.map((value, level) => (COUNTED.has(level) ? ((blocked[date]?.at(NIK_AT, level) ?? 0) + 0.5) / pairs : value));
  });
}

/** Pairs of near dates that belief about their numbers counts for: what a whole file of misread dates does is seen in no sample of pairs. */
const NUMBER_WEIGHT = 200;

const COUNTED: ReadonlySet<number> = new Set([NIK.equal, NIK.serialSlip, NIK.first12]);

/** What a sample of strangers never showed may still have happened half a time; where belief weighs more it says how often. */
const MIN_COUNT = 0.5;

/** Weighted counts of levels over many pairs; missing values are counted nowhere. */
class LevelSums {
  readonly #sums = FIELDS.map((field) => new Float64Array(field.levels.length));
  weight = 0;

  add(comparison: Comparison, weight: number): void {
    this.weight += weight;
    for (let i = 0; i < FIELDS.length; i++) {
      const level = comparison.levels[i] ?? 0;
      const sums = this.#sums[i];
      if (level > 0 && sums) sums[level] = (sums[level] ?? 0) + weight;
    }
  }

  at(field: number, level: number): number {
    return this.#sums[field]?.[level] ?? 0;
  }

  field(name: FieldName, prior: readonly number[], priorWeight: number): number[] {
    const sums = this.#sums[FIELDS.findIndex((field) => field.name === name)] ?? new Float64Array();
    const scale = prior.reduce((sum, p) => sum + p, 0);
    const total = sums.reduce((sum, n) => sum + n, 0) + priorWeight;
    return prior.map((p, level) => (level === 0 ? 1 : Math.max(priorWeight > STRANGER_WEIGHT ? 1e-9 : MIN_COUNT / total, ((sums[level] ?? 0) + (priorWeight * p) / scale) / total)));
  }

  table(prior: LevelTable, priorWeight: number): LevelTable {
    return Object.fromEntries(FIELDS.map(({ name }) => [name, this.field(name, prior[name], priorWeight)])) as unknown as LevelTable;
  }
}

