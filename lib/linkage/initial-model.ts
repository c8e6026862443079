import { SAME_CARD_ADDRESS, SAME_OFFICE_ADDRESS } from "./comparisons/address";
import { DATE } from "./comparisons/birth-date";
import { NAME } from "./comparisons/name";
import { NIK, OTHER_DATE_NIK } from "./comparisons/nik";
import type { LinkageCounts, LinkageModel } from "./model-types";
import {
  HOUSEHOLD_PRIOR,
  M_PRIOR,
  NAME_WAYS,
  NAMESAKES_SEX,
  NIK_BY_DATE_PRIOR,
  STRANGER_PRIOR,
  TWIN_PRIOR,
  TWIN_SHARE,
} from "./priors";
import { withAnalytic } from "./strangers";
import type { Weighted } from "./weighted-patterns";

/** Share of true pairs that the deterministic rules find. */
const RULE_RECALL = 0.6;

/**
 * Where EM begins: beliefs, frequencies of names and dates, and the share of true pairs that plain rules
 * find.
 */
export function initialModel(counts: LinkageCounts, candidates: readonly Weighted[]): LinkageModel {
  const averageBits = {
    name: averageRarity(counts.rarity.name),
    date: averageRarity(counts.rarity.date),
  };
  const rulePrior = priorFromRules(counts, candidates, averageBits);
  const strangers = withAnalytic(STRANGER_PRIOR, averageBits);
  return {
    version: 1,
    prior: rulePrior,
    rulePrior,
    m: M_PRIOR,
    dateByName: { same: M_PRIOR.date, other: M_PRIOR.date },
    strangers,
    strangersNik: NIK_BY_DATE_PRIOR,
    missingNik: 0,
    sameCardAddress: SAME_CARD_ADDRESS,
    otherDateNik: OTHER_DATE_NIK,
    rareDateNik: M_PRIOR.nik,
    commonDateNik: M_PRIOR.nik,
    addressByOffice: { same: M_PRIOR.address, other: M_PRIOR.address },
    strangersSameOffice: SAME_OFFICE_ADDRESS,
    nameWays: NAME_WAYS,
    nameOftener: { sameDate: NAME_WAYS.map(() => 1), sameDesa: NAME_WAYS.map(() => 1) },
    strangersSameDesaPlace: STRANGER_PRIOR.place,
    namesakesSex: { word: NAMESAKES_SEX.word, whole: NAMESAKES_SEX.whole },
    household: HOUSEHOLD_PRIOR,
    twins: TWIN_PRIOR,
    householdShare: Math.max(counts.householdPairs, 1) / counts.totalPairs,
    twinShare: TWIN_SHARE,
    averageBits,
    iterations: 0,
    converged: false,
  };
}

/** Chance that two random records agree: the mean share, −log2. */
function averageRarity(rarity: LinkageCounts["rarity"]["name"]): number {
  const total = rarity.reduce((sum, { n }) => sum + n, 0);
  if (total === 0) return 10;
  return -Math.log2(rarity.reduce((sum, { bits, n }) => sum + n * 2 ** -bits, 0) / total);
}

/**
 * Pairs that hardly can be two people: one number, with alike name and date. What agrees in name and date
 * alone, or with a slip in the number, counts only as far as it goes beyond the coincidences that frequencies
 * foretell (statistics.md C.1) and beyond the doubt in that forecast: a million voters have ten thousand
 * namesakes of one birthday.
 */
function priorFromRules(
  counts: LinkageCounts,
  candidates: readonly Weighted[],
  averageBits: LinkageModel["averageBits"],
): number {
  let sameNumber = 0;
  let sameData = 0;
  for (const {
    comparison: { levels },
    n,
    copy,
  } of candidates) {
    if (copy) continue;
    const [name = 0, date = 0, , , nik = 0] = levels;
    if (nik === NIK.equal && name >= NAME.subset && date >= DATE.onePart) sameNumber += n;
    else if (name >= NAME.wordOrder && date === DATE.equal) sameData += n;
  }
  const expected = counts.totalPairs * 2 ** -(averageBits.name + averageBits.date);
  const beyond = Math.max(0, sameData - FORECAST_DOUBT * expected - 3 * Math.sqrt(expected));
  return Math.min(0.4, Math.max(1, sameNumber + beyond) / RULE_RECALL / counts.totalPairs);
}

/** Frequencies are kept in whole bits, and namesakes are of one generation oftener than of two. */
const FORECAST_DOUBT = 1.5;
