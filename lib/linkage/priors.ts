import { recordOf } from "@/lib/record-of";
import type { Level } from "./comparisons/level";
import {
  NIK_OF_DAYS_APART,
  NIK_OF_NEAR_DATES,
  NIK_OF_ONE_DATE,
  NIK_OF_SWAPPED_DATES,
} from "./comparisons/nik";
import { FIELD_NAMES, LEVELS_OF } from "./fields";
import type { LevelTable } from "./model-types";

// Beliefs that the data correct: each counts as the number of pairs in its weight. They keep levels that a
// roll never shows finite, and hold the classes apart (no label switching): a household is what shares a
// number or a house, not what EM happens to find.

export const M_WEIGHT = 6;
/** Where many pairs are found, belief counts as much as one in so many. */
export const M_SHARE = 20;
export const STRANGER_WEIGHT = 1;
export const HOUSEHOLD_WEIGHT = 25;
export const TWIN_WEIGHT = 25;

const table = (of: (level: Level) => number): LevelTable =>
  recordOf(FIELD_NAMES, (name) => LEVELS_OF[name].map(of));

export const M_PRIOR = table(({ priorM }) => priorM);
export const STRANGER_PRIOR = table(({ priorU }) => priorU);

/** In how many ways strangers come to each level of the name. */
export const NAME_WAYS: readonly number[] = LEVELS_OF.name.map(({ ways }) => ways ?? 1);

/** Names tell the sex: strangers with a word in common, and with the whole name, are mostly of one. */
export const NAMESAKES_SEX = { word: [0, 0.2, 0.8], whole: [0, 0.05, 0.95] } as const;

/**
 * Parents, children, brothers and sisters: the family name may be shared, now and then the whole name (father
 * and son).
 */
export const HOUSEHOLD_PRIOR = table(({ household, priorU }) => household ?? priorU);

/**
 * Twins: one date, one place, neighbouring serials, names chosen to sound alike, but hardly ever the same
 * name.
 */
export const TWIN_PRIOR = table(({ twins, household, priorU }) => twins ?? household ?? priorU);

/**
 * Of the pairs of a household so many were born on one day: one birth in a hundred is of twins, and few of
 * them share a card when they vote. Nature bounds it, so EM may not.
 */
export const TWIN_SHARE = 0.0015;

/**
 * By kind of the date (score.ts): missing, differs, near, one part, days apart, swapped, equal, equal and rare, and
 * equal of man and woman.
 */
export const NIK_BY_DATE_PRIOR = [
  STRANGER_PRIOR.nik,
  STRANGER_PRIOR.nik,
  STRANGER_PRIOR.nik,
  NIK_OF_NEAR_DATES,
  NIK_OF_DAYS_APART,
  NIK_OF_SWAPPED_DATES,
  NIK_OF_ONE_DATE,
  NIK_OF_ONE_DATE,
  NIK_OF_ONE_DATE,
];
