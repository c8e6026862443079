import type { LevelTable } from "./model-types";
import { FIELDS } from "./fields";

// Beliefs that the data correct: each counts as the number of pairs in its weight. They keep levels that a roll never shows finite, and hold the
// classes apart (no label switching): a household is what shares a number or a house, not what EM happens to find.

export const M_WEIGHT = 12;
export const STRANGER_WEIGHT = 1;
export const HOUSEHOLD_WEIGHT = 25;
export const TWIN_WEIGHT = 25;

const table = (pick: "priorM" | "priorU"): LevelTable => Object.fromEntries(FIELDS.map((field) => [field.name, field[pick]])) as unknown as LevelTable;

export const M_PRIOR = table("priorM");
export const STRANGER_PRIOR = table("priorU");

/** Parents, children, brothers and sisters: the family name may be shared, now and then the whole name (father and son). */
export const HOUSEHOLD_PRIOR: LevelTable = {
  ...STRANGER_PRIOR,
  name: [0, 0.64, 0.06, 0.12, 0.08, 0.04, 0.02, 0.01, 0.005, 0.002, 0.002, 0.003, 0.01],
  date: [0, 0.92, 0.07, 0.0095, 0.0005, 0],
  place: [0, 0.25, 0.02, 0.5, 0.23],
  nik: [0, 0.988, 0.002, 0.002, 0.002, 0.002, 0.003, 0.001],
  nkk: [0, 0.01, 0.01, 0.98],
  address: [0, 0.02, 0.02, 0.03, 0.01, 0.01, 0.03, 0.35, 0.53],
};

/** Twins: one date, one place, neighbouring serials, names chosen to sound alike, but hardly ever the same name. */
export const TWIN_PRIOR: LevelTable = {
  ...HOUSEHOLD_PRIOR,
  name: [0, 0.36, 0.1, 0.15, 0.1, 0.02, 0.13, 0.11, 0.015, 0.01, 0.005, 0.004, 0.001],
  date: [0, 0, 0, 0, 0, 1],
  place: [0, 0.03, 0.02, 0.6, 0.35],
  sex: [0, 0.35, 0.65],
  nik: [0, 0.03, 0.004, 0.001, 0.36, 0.564, 0.04, 0.001],
};

