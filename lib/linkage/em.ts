import { contextOf, STRANGERS, TWINS } from "./contexts";
import { DATE, FIELDS, NAME, NIK, decodePattern } from "./fields";
import type { Comparison, FieldName } from "./fields";
import { HOUSEHOLD_PRIOR, HOUSEHOLD_WEIGHT, M_PRIOR, M_WEIGHT, STRANGER_PRIOR, STRANGER_WEIGHT, TWIN_PRIOR, TWIN_WEIGHT } from "./priors";
import type { LevelTable, LinkageCounts, LinkageModel, PatternCount } from "./model-types";
import { probabilityOf, Scorer } from "./score";

interface Weighted {
  readonly comparison: Comparison;
  readonly n: number;
  readonly context: ReturnType<typeof contextOf>;
}

const MAX_ITERATIONS = 60;
const TOLERANCE = 1e-4;
/** How far EM may move the share of true pairs from what the deterministic rules say: a class of relatives is larger by far. */
const PRIOR_REACH = 8;
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
    version: 1, prior: rulePrior, rulePrior, m: M_PRIOR, strangers, strangersSameDateNik: SAME_DATE_NIK_PRIOR, household: HOUSEHOLD_PRIOR, twins: TWIN_PRIOR,
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
const SAME_DATE_NIK_PRIOR = [0, 0.97, 1e-5, 0.02, 0.005, 0.002, 1e-6];

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

interface Samples {
  readonly random: readonly Weighted[];
  readonly sameDate: readonly Weighted[];
  readonly household: readonly Weighted[];
}

function step(model: LinkageModel, counts: LinkageCounts, candidates: readonly Weighted[], samples: Samples): LinkageModel {
  const scorer = new Scorer(model);
  const same = (pair: Weighted) => probabilityOf(scorer.score(pair.comparison));
  const m = new LevelSums();
  const byNumber = new LevelSums();
  let pairs = 0;
  for (const pair of candidates) {
    const p = same(pair);
    pairs += p * pair.n;
    m.add(pair.comparison, p * pair.n);
    if (pair.context === STRANGERS && pair.comparison.levels[DATE_AT] !== DATE.equal) byNumber.add(pair.comparison, (1 - p) * pair.n);
  }
  const sums = { strangers: new LevelSums(), sameDate: new LevelSums(), household: new LevelSums(), twins: new LevelSums() };
  for (const pair of samples.random) if (pair.context === STRANGERS) sums.strangers.add(pair.comparison, (1 - same(pair)) * pair.n);
  for (const pair of samples.sameDate) if (pair.context === STRANGERS) sums.sameDate.add(pair.comparison, (1 - same(pair)) * pair.n);
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
    prior: clamp(pairs / counts.totalPairs, model.rulePrior / PRIOR_REACH, Math.min(0.5, Math.max(model.rulePrior * PRIOR_REACH, 20 / counts.totalPairs))),
    m: m.table(M_PRIOR, M_WEIGHT),
    strangers: withAnalytic({ ...sums.strangers.table(STRANGER_PRIOR, STRANGER_WEIGHT), nik: numbersOfStrangers(sums.strangers, byNumber, counts.totalPairs) }, model.averageBits),
    strangersSameDateNik: sums.sameDate.field("nik", SAME_DATE_NIK_PRIOR, 20),
    household: sums.household.table(HOUSEHOLD_PRIOR, Math.max(HOUSEHOLD_WEIGHT, sums.household.weight / 5)),
    twins: sums.twins.table(TWIN_PRIOR, Math.max(TWIN_WEIGHT, sums.twins.weight / 2)),
    householdShare: Math.max(1, sampled > 0 ? (counts.householdPairs * together) / sampled : 0) / counts.totalPairs,
    twinShare: clamp((sums.twins.weight + TWIN_SHARE * anchor) / (together + anchor), TWIN_SHARE / 4, TWIN_SHARE * 3),
  };
}

const DATE_AT = FIELDS.findIndex((field) => field.name === "date");
const NIK_AT = FIELDS.findIndex((field) => field.name === "nik");

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Pairs that share a number, its first twelve or its last ten digits are all candidates, so their rate among all pairs is known, not sampled. */
function numbersOfStrangers(random: LevelSums, byNumber: LevelSums, totalPairs: number): number[] {
  const sampled = random.field("nik", STRANGER_PRIOR.nik, STRANGER_WEIGHT);
  return sampled.map((value, level) => {
    const blocked = level === NIK.equal || level === NIK.serialSlip || level === NIK.first12 || level === NIK.region;
    return blocked ? (byNumber.at(NIK_AT, level) + 0.5) / totalPairs : value;
  });
}

/** What a sample never showed may still have happened half a time. */
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
    return prior.map((p, level) => (level === 0 ? 1 : Math.max(MIN_COUNT / total, ((sums[level] ?? 0) + (priorWeight * p) / scale) / total)));
  }

  table(prior: LevelTable, priorWeight: number): LevelTable {
    return Object.fromEntries(FIELDS.map(({ name }) => [name, this.field(name, prior[name], priorWeight)])) as unknown as LevelTable;
  }
}

