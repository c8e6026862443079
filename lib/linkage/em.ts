import { atMost, clamp, limitedDate, near, withLimit } from "./bounds";
import { STRANGERS, TWINS } from "./contexts";
import { SAME_CARD_ADDRESS, SAME_OFFICE_ADDRESS } from "./comparisons/address";
import { DATE } from "./comparisons/birth-date";
import { NAME } from "./comparisons/name";
import { NIK, OTHER_DATE_NIK } from "./comparisons/nik";
import { NKK } from "./comparisons/nkk";
import { SEX } from "./comparisons/sex";
import { ADDRESS_AT, DATE_AT, FIELDS, NAME_AT, NIK_AT, NKK_AT, SEX_AT } from "./fields";
import { initialModel } from "./initial-model";
import { LevelSums } from "./level-sums";
import type { LinkageCounts, LinkageModel } from "./model-types";
import {
  HOUSEHOLD_PRIOR,
  HOUSEHOLD_WEIGHT,
  M_PRIOR,
  M_SHARE,
  M_WEIGHT,
  NAMESAKES_SEX,
  STRANGER_PRIOR,
  STRANGER_WEIGHT,
  TWIN_PRIOR,
  TWIN_SHARE,
  TWIN_WEIGHT,
} from "./priors";
import {
  dateKind,
  DATE_KINDS,
  datesDiffer,
  probabilityOf,
  RARE_DATE,
  registeredAnew,
  sameName,
  sameOffice,
  Scorer,
} from "./score";
import { givenAnew, MissingCount, NameSample, numbersOfStrangers, oftener, withAnalytic } from "./strangers";
import { decodeAll } from "./weighted-patterns";
import type { Weighted } from "./weighted-patterns";

const MAX_ITERATIONS = 60;
const TOLERANCE = 1e-4;
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
    sameDesa: decodeAll(counts.sameDesa),
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
 * Pairs with less chance than this to be one person neither teach nor count: a large roll has hundreds of
 * thousands of them, and what the model gets a little wrong of each would outweigh the persons.
 */
const MIN_TAUGHT = 0.05;

/** Pairs that other fields are sure of teach most: their chance counts squared. */
const CERTAINTY = 2;

/** Pairs that the belief about neighbours of one register counts for. */
const OFFICE_WEIGHT = 40;
/** The same of sexes of namesakes, and of birth places in one desa. */
const SEX_WEIGHT = 50;
const PLACE_WEIGHT = 50;
/** Pairs of one common date that "numbers given anew are as those of strangers" counts for: few of them are sure. */
const ANEW_WEIGHT = 20;

interface Samples {
  readonly random: readonly Weighted[];
  readonly sameDate: readonly Weighted[];
  readonly sameDesa: readonly Weighted[];
  readonly household: readonly Weighted[];
}

/**
 * How much a pair teaches about one field: its chance to be one person, as far as all other fields together
 * know that it is. A field that had to vouch for itself would learn what it already believes, and from a mass
 * of namesakes that their records are those of one person. Under conditional independence the choice by other
 * fields leaves the shares of this one as they are.
 */
function taught(scorer: Scorer, { comparison }: Weighted): { p: number; fields: readonly number[] } {
  const { before, bits } = scorer.parts(comparison);
  const score = bits.reduce((sum, part) => sum + part, before);
  const p = probabilityOf(score);
  return { p, fields: bits.map((part) => p * probabilityOf(score - part) ** CERTAINTY) };
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
  const rareDate = new LevelSums();
  const commonDate = new LevelSums();
  const homes = { same: new LevelSums(), other: new LevelSums() };
  const sameCard = new LevelSums();
  const dates = { same: new LevelSums(), other: new LevelSums() };
  const numbers = byDate();
  const without = new MissingCount();
  let pairs = 0;
  for (const pair of candidates) {
    const { p, fields } = taught(scorer, pair);
    const { levels } = pair.comparison;
    if (p >= MIN_TAUGHT && !pair.copy) {
      pairs += p * pair.n;
      fields.forEach((weight, i) => {
        m.addField(i, levels[i] ?? 0, weight * pair.n);
      });
      dates[sameName(levels) ? "same" : "other"].addField(
        DATE_AT,
        levels[DATE_AT] ?? 0,
        (sameName(levels) && (levels[DATE_AT] ?? 0) >= DATE.onePart ? p : (fields[DATE_AT] ?? 0)) * pair.n,
      );
      if (pair.context === STRANGERS) without.person(levels[NIK_AT] ?? 0, (fields[NIK_AT] ?? 0) * pair.n);
      if (levels[NKK_AT] === NKK.equal)
        sameCard.addField(ADDRESS_AT, levels[ADDRESS_AT] ?? 0, (fields[ADDRESS_AT] ?? 0) * pair.n);
      const kind = dateKind(pair.comparison, model.averageBits.date);
      if (kind === RARE_DATE || kind === DATE.equal)
        (kind === RARE_DATE ? rareDate : commonDate).addField(
          NIK_AT,
          levels[NIK_AT] ?? 0,
          (fields[NIK_AT] ?? 0) * pair.n,
        );
      const office = registeredAnew(levels);
      if (office !== null && pair.context === STRANGERS)
        homes[office].addField(ADDRESS_AT, levels[ADDRESS_AT] ?? 0, (fields[ADDRESS_AT] ?? 0) * pair.n);
      if (datesDiffer(dateOf(pair)))
        otherDate.addField(NIK_AT, levels[NIK_AT] ?? 0, (fields[NIK_AT] ?? 0) * pair.n);
    }
    if (pair.context === STRANGERS) numbers[dateOf(pair)]?.add(pair.comparison, (1 - p) * pair.n);
  }
  const sums = { strangers: new LevelSums(), household: new LevelSums(), twins: new LevelSums() };
  const sampledNumbers = byDate();
  const office = new LevelSums();
  const neighbours = new LevelSums();
  const sexes = { word: new LevelSums(), whole: new LevelSums() };
  const names = { anywhere: new NameSample(), sameDate: new NameSample(), sameDesa: new NameSample() };
  const strangersOf = (sample: readonly Weighted[], add: (pair: Weighted, weight: number) => void) => {
    for (const pair of sample) if (pair.context === STRANGERS) add(pair, (1 - same(pair)) * pair.n);
  };
  strangersOf(samples.random, (pair, weight) => {
    const { comparison } = pair;
    sums.strangers.add(comparison, weight);
    names.anywhere.add(comparison, weight);
    without.stranger(comparison.levels[NIK_AT] ?? 0, weight);
    if (
      dateOf(pair) < DATE.onePart ||
      (dateOf(pair) < DATE.equal && comparison.levels[SEX_AT] !== SEX.differs)
    )
      sampledNumbers[dateOf(pair)]?.add(comparison, weight);
    const name = comparison.levels[NAME_AT] ?? 0;
    if (name > NAME.alikeWord) sexes[name >= NAME.subset ? "whole" : "word"].add(comparison, weight);
  });
  strangersOf(samples.sameDate, ({ comparison }, weight) => {
    sampledNumbers[dateKind(comparison, model.averageBits.date)]?.add(comparison, weight);
    names.sameDate.add(comparison, weight);
    if (sameOffice(comparison.levels)) office.add(comparison, weight);
  });
  strangersOf(samples.sameDesa, ({ comparison }, weight) => {
    neighbours.add(comparison, weight);
    names.sameDesa.add(comparison, weight);
  });
  const strangers = withAnalytic(sums.strangers.table(STRANGER_PRIOR, STRANGER_WEIGHT), model.averageBits);
  const whole = 2 ** -model.averageBits.name;
  let together = 0;
  for (const pair of samples.household) {
    const weight = (1 - same(pair)) * pair.n;
    together += weight;
    if (pair.context !== STRANGERS)
      sums[pair.context === TWINS ? "twins" : "household"].add(pair.comparison, weight);
  }
  const sampled = samples.household.reduce((sum, { n }) => sum + n, 0);
  const anchor = Math.max(20, sampled / 5);
  const all = withLimit(m.table(M_PRIOR, Math.max(M_WEIGHT, pairs / M_SHARE)));
  const strangersNik = numbersOfStrangers(sampledNumbers, numbers, counts.totalPairs);
  return {
    ...model,
    dateByName: {
      same: limitedDate(dates.same.field("date", all.date, M_WEIGHT)),
      other: limitedDate(dates.other.field("date", all.date, M_WEIGHT)),
    },
    prior: clamp(pairs / counts.totalPairs, MIN_PAIRS / counts.totalPairs, 0.5),
    m: all,
    missingNik: without.bits(),
    sameCardAddress: sameCard.field("address", SAME_CARD_ADDRESS, M_WEIGHT),
    rareDateNik: rareDate.field("nik", givenAnew(all.nik, strangersNik[RARE_DATE]), M_WEIGHT),
    commonDateNik: commonDate.field("nik", givenAnew(all.nik, strangersNik[DATE.equal]), ANEW_WEIGHT),
    addressByOffice: {
      same: homes.same.field("address", all.address, M_WEIGHT),
      other: homes.other.field("address", all.address, M_WEIGHT),
    },
    otherDateNik: atMost(otherDate.field("nik", OTHER_DATE_NIK, M_WEIGHT), NIK.regionDiffers, 0.05),
    strangers,
    nameWays: names.anywhere.ways(),
    nameOftener: {
      sameDate: oftener(names.sameDate, names.anywhere, whole),
      sameDesa: oftener(names.sameDesa, names.anywhere, whole),
    },
    strangersSameDesaPlace: neighbours.field("place", strangers.place, PLACE_WEIGHT),
    namesakesSex: {
      word: sexes.word.field("sex", NAMESAKES_SEX.word, SEX_WEIGHT),
      whole: sexes.whole.field("sex", NAMESAKES_SEX.whole, SEX_WEIGHT),
    },
    strangersSameOffice: office.field("address", SAME_OFFICE_ADDRESS, OFFICE_WEIGHT),
    strangersNik,
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

/** A roll without any pair is believed to hold half of one. */
const MIN_PAIRS = 0.5;

const dateOf = (pair: Weighted) => pair.comparison.levels[DATE_AT] ?? 0;
const byDate = () => Array.from({ length: DATE_KINDS }, () => new LevelSums());
