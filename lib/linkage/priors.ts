import type { LevelTable } from "./model-types";
import { FIELDS } from "./fields";

// Beliefs that the data correct: each counts as the number of pairs in its weight. They keep levels that a
// roll never shows finite, and hold the classes apart (no label switching): a household is what shares a
// number or a house, not what EM happens to find.

export const M_WEIGHT = 12;
/** Where many pairs are found, belief counts as much as one in so many. */
export const M_SHARE = 20;
export const STRANGER_WEIGHT = 1;
export const HOUSEHOLD_WEIGHT = 25;
export const TWIN_WEIGHT = 25;

const table = (pick: "priorM" | "priorU"): LevelTable =>
  Object.fromEntries(FIELDS.map((field) => [field.name, field[pick]])) as unknown as LevelTable;

export const M_PRIOR = table("priorM");
export const STRANGER_PRIOR = table("priorU");

/**
 * Parents, children, brothers and sisters: the family name may be shared, now and then the whole name (father
 * and son).
 */
export const HOUSEHOLD_PRIOR: LevelTable = {
  ...STRANGER_PRIOR,
  name: [0, 0.64, 0.06, 0.12, 0.08, 0.04, 0.018, 0.01, 0.005, 0.002, 0.003, 0.001, 0.003, 0.0002, 0.01],
  date: [0, 0.92, 0.07, 0.0095, 0.0005, 0],
  place: [0, 0.25, 0.02, 0.5, 0.23],
  nik: [0, 0.988, 0.002, 0.002, 0.002, 1e-4, 0.001, 0.001, 0.003, 0.001],
  nkk: [0, 0.01, 0.01, 0.98],
  address: [0, 0.02, 0.02, 0.03, 0.01, 0.01, 0.03, 0.35, 0.53],
};

/**
 * Twins: one date, one place, neighbouring serials, names chosen to sound alike, but hardly ever the same
 * name.
 */
export const TWIN_PRIOR: LevelTable = {
  ...HOUSEHOLD_PRIOR,
  name: [0, 0.36, 0.1, 0.15, 0.1, 0.02, 0.08, 0.11, 0.03, 0.03, 0.06, 0.002, 0.002, 0.0003, 0.001],
  date: [0, 0, 0, 0, 0, 1],
  place: [0, 0.03, 0.02, 0.6, 0.35],
  sex: [0, 0.35, 0.65],
  nik: [0, 0.03, 0.034, 0.001, 0.15, 0.03, 0.7, 0.044, 0.01, 0.001],
};

/**
 * Of the pairs of a household so many were born on one day: one birth in a hundred is of twins, and few of
 * them share a card when they vote. Nature bounds it, so EM may not.
 */
export const TWIN_SHARE = 0.0015;

/**
 * Two strangers of one birthday: the first twelve digits agree when both were registered in one kecamatan,
 * the last ten when each is the first of the day in a kecamatan of his own.
 */
const NIK_OF_ONE_DATE = [0, 0.95, 0.02, 1e-5, 0.02, 0.0015, 0.004, 0.001, 0.002, 1e-6];
/**
 * Birthdays one digit apart: one kecamatan and one serial make numbers one digit apart. Two in a hundred
 * records have another date in their number, so that numbers may agree in the date where the records do not.
 */
const NIK_OF_NEAR_DATES = [0, 0.96, 1e-3, 0.02, 1e-5, 1e-5, 1e-5, 1e-5, 0.02, 1e-6];
/**
 * Day and month exchanged are two digits apart or more: one kecamatan and one serial leave only the date
 * different.
 */
const NIK_OF_SWAPPED_DATES = [0, 0.977, 3e-3, 0.02, 1e-5, 1e-5, 1e-5, 1e-5, 1e-4, 1e-6];
/** One card, one address, unless one of the two lines has a slip or moved on without its card. */
export const SAME_CARD_ADDRESS = [0, 0.1, 0.05, 0.05, 0.02, 0.02, 0.1, 0.33, 0.33];
/** One person with two dates: the number stands as it was, or was written anew with the date in it. */
export const OTHER_DATE_NIK = [0, 0.2, 0.02, 0.2, 0.02, 0.02, 0.01, 0.02, 0.05, 0.46];
/** Registered in one kecamatan: neighbours are common. */
export const SAME_OFFICE_ADDRESS = [0, 0.75, 0.17, 0.03, 0.001, 0.001, 0.005, 0.04, 0.003];
/** By level of the date: missing, differs, near, one part, swapped, equal. */
export const NIK_BY_DATE_PRIOR = [
  STRANGER_PRIOR.nik,
  STRANGER_PRIOR.nik,
  STRANGER_PRIOR.nik,
  NIK_OF_NEAR_DATES,
  NIK_OF_SWAPPED_DATES,
  NIK_OF_ONE_DATE,
];
