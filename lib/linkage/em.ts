import { SMALL_ROLL } from "./blocking-rules";
import { atMost, clamp, near, withLimit } from "./bounds";
import { STRANGERS, TWINS } from "./contexts";
import { SAME_CARD_ADDRESS, SAME_OFFICE_ADDRESS } from "./comparisons/address";
import { DATE } from "./comparisons/birth-date";
import { NAME } from "./comparisons/name";
import { NIK, OTHER_DATE_NIK } from "./comparisons/nik";
import { NKK } from "./comparisons/nkk";
import { DATE_AT, FIELDS, NAME_AT, NKK_AT } from "./fields";
import { initialModel } from "./initial-model";
import { LevelSums } from "./level-sums";
import type { LinkageCounts, LinkageModel } from "./model-types";
import {
  HOUSEHOLD_PRIOR,
  HOUSEHOLD_WEIGHT,
  M_PRIOR,
  M_SHARE,
  M_WEIGHT,
  STRANGER_PRIOR,
  STRANGER_WEIGHT,
  TWIN_PRIOR,
  TWIN_SHARE,
  TWIN_WEIGHT,
} from "./priors";
import { datesDiffer, probabilityOf, sameOffice, Scorer } from "./score";
import { namesOfOneDate, numbersOfStrangers, withAnalytic } from "./strangers";
import { decodeAll } from "./weighted-patterns";
import type { Weighted } from "./weighted-patterns";

const MAX_ITERATIONS = 60;
const TOLERANCE = 1e-4;
/**
 * How far EM may move the share of true pairs from what the deterministic rules say: a class of relatives is
 * larger by far.
 */
const PRIOR_REACH = 4;

/**
 * Fits m by expectation–maximisation over the candidate pairs (all other pairs count as different people), u
 * from the seeded samples, each sample pair weighted by the chance that it is not one person, so that a small
 * roll with many duplicates does not mistake them for coincidence. Deterministic: patterns arrive sorted,
 * sums run in that order.
 */
export function fitModel(counts: LinkageCounts): LinkageModel {
  const candidates = decodeAll(counts.candidates);
  const samples = {
    random: decodeAll(counts.random),
    sameDate: decodeAll(counts.sameDate),
    household: decodeAll(counts.household),
  };
  let model = initialModel(counts, candidates);
  const { rulePrior } = model;
  for (let iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
    const next = step(model, counts, candidates, samples);
    const change = Math.max(
      Math.abs(Math.log2(next.prior / model.prior)),
      ...FIELDS.flatMap(({ name, levels }) =>
        levels.map((_, i) => Math.abs((next.m[name][i] ?? 0) - (model.m[name][i] ?? 0))),
      ),
    );
    model = { ...next, rulePrior, iterations: iteration, converged: change < TOLERANCE };
    if (model.converged) break;
  }
  return model;
}

/**
 * Pairs with less chance than this to be one person teach nothing about the records of one. A large roll has
 * hundreds of thousands that share a word of the name and part of the date; were each to count as the
 * hundredth of a person, they would outnumber the persons, and m would become theirs. A small file needs its
 * doubtful pairs to learn from, a large one has pairs enough without.
 */
const TEACHES = { small: 0.1, large: 0.5 } as const;

/**
 * The least chance at which a pair teaches: names that are one but for a slip teach on a large roll as well
 * when in doubt, since strangers seldom have such; a copied line teaches nothing about slips.
 */
function leastToTeach({ comparison: { levels }, copy }: Weighted, large: boolean): number {
  if (copy) return Infinity;
  return large && (levels[NAME_AT] ?? 0) < NAME.twoEdits ? TEACHES.large : TEACHES.small;
}

/** Pairs that the belief about neighbours of one register counts for. */
const OFFICE_WEIGHT = 40;

interface Samples {
  readonly random: readonly Weighted[];
  readonly sameDate: readonly Weighted[];
  readonly household: readonly Weighted[];
}

function step(
  model: LinkageModel,
  counts: LinkageCounts,
  candidates: readonly Weighted[],
  samples: Samples,
): LinkageModel {
  const scorer = new Scorer(model);
  const same = (pair: Weighted) => probabilityOf(scorer.score(pair.comparison));
  const m = new LevelSums();
  const otherDate = new LevelSums();
  const sameCard = new LevelSums();
  const numbers = byDate();
  const large = counts.totalPairs > SMALL_ROLL ** 2 / 2;
  let pairs = 0;
  for (const pair of candidates) {
    const p = same(pair);
    if (p >= leastToTeach(pair, large)) {
      pairs += p * pair.n;
      m.add(pair.comparison, p * pair.n);
      if (pair.comparison.levels[NKK_AT] === NKK.equal) sameCard.add(pair.comparison, p * pair.n);
      if (datesDiffer(dateOf(pair))) otherDate.add(pair.comparison, p * pair.n);
    }
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
    if (pair.context !== STRANGERS)
      sums[pair.context === TWINS ? "twins" : "household"].add(pair.comparison, weight);
  }
  const sampled = samples.household.reduce((sum, { n }) => sum + n, 0);
  const anchor = Math.max(20, sampled / 5);
  return {
    ...model,
    prior: clamp(
      pairs / counts.totalPairs,
      model.rulePrior / PRIOR_REACH,
      Math.min(0.5, model.rulePrior * PRIOR_REACH),
    ),
    m: withLimit(m.table(M_PRIOR, Math.max(M_WEIGHT, pairs / M_SHARE))),
    sameCardAddress: sameCard.field("address", SAME_CARD_ADDRESS, M_WEIGHT),
    otherDateNik: atMost(otherDate.field("nik", OTHER_DATE_NIK, M_WEIGHT), NIK.regionDiffers, 0.05),
    strangers,
    strangersSameOffice: office.field("address", SAME_OFFICE_ADDRESS, OFFICE_WEIGHT),
    strangersSameDateName: namesOfOneDate(strangers.name, sums.strangers, sampledNumbers[DATE.equal]),
    strangersNik: numbersOfStrangers(sampledNumbers, numbers, counts.totalPairs, model.averageBits.date),
    household: near(sums.household.table(HOUSEHOLD_PRIOR, HOUSEHOLD_WEIGHT), HOUSEHOLD_PRIOR),
    twins: near(sums.twins.table(TWIN_PRIOR, TWIN_WEIGHT), TWIN_PRIOR),
    householdShare:
      Math.max(1, counts.householdPairs * (sampled > 0 ? together / sampled : 1)) / counts.totalPairs,
    twinShare: clamp(
      (sums.twins.weight + TWIN_SHARE * anchor) / (together + anchor),
      TWIN_SHARE / 4,
      TWIN_SHARE * 3,
    ),
  };
}

const dateOf = (pair: Weighted) => pair.comparison.levels[DATE_AT] ?? 0;
const byDate = () => (FIELDS[DATE_AT]?.levels ?? []).map(() => new LevelSums());
