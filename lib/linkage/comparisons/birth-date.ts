import { codesOf, levelsOf } from "./level";

/**
 * Years one slip apart: 1965 and 1985, 1956 and 1965, 1999 and 2000. Father and son on one birthday, 1961 and
 * 1985, are not.
 */
const YEAR_SLIP = `(abs(a.y - b.y) IN (1, 10)
    OR (a.y - b.y) % 10 = 0 AND a.y / 100 = b.y / 100
    OR a.y / 10 = b.y / 10
    OR (a.y % 10) * 10 + a.y / 10 % 10 = b.y % 100 AND a.y / 100 = b.y / 100)`;

/** A shared 1 July with another year is a default, not a date with one part wrong. */
const DAY_WITH_OTHER_YEAR = `a.m = b.m AND a.d = b.d AND NOT (a.common_day OR b.common_day) AND ${YEAR_SLIP}`;

/**
 * Dates that differ in one part (and are not read month before day, which is more); two defaults, 1 January and
 * 1 July, share a day by rule.
 */
export const ONE_PART = `(a.y = b.y AND (a.m = b.m OR a.d = b.d) AND NOT (a.common_day AND b.common_day)
    OR ${DAY_WITH_OTHER_YEAR})`;

/**
 * A few days apart in one month, as a day is misread or misremembered: a tenth of the strangers whose dates have one
 * part wrong.
 */
export const DAYS_APART = "a.y = b.y AND a.m = b.m AND abs(a.d - b.d) <= 5";

/** Day and month exchanged. */
export const SWAPPED = "a.y = b.y AND a.d = b.m AND a.m = b.d";

export const DATE_LEVELS = levelsOf(
  { name: "missing", when: "a.ymd IS NULL OR b.ymd IS NULL", priorM: 0, priorU: 0, twins: 0 },
  { name: "differs", when: null, priorM: 0.03, priorU: 0.94, household: 0.92, twins: 0 },
  {
    name: "near",
    when: "abs(a.y - b.y) <= 1 OR a.m = b.m AND a.d = b.d",
    priorM: 0.01,
    priorU: 0.05,
    household: 0.07,
    twins: 0,
  },
  { name: "one-part", when: ONE_PART, priorM: 0.045, priorU: 0.0055, household: 0.0093, twins: 0 },
  { name: "days-apart", when: DAYS_APART, priorM: 0.015, priorU: 0.0004, household: 0.0002, twins: 0 },
  { name: "day-month-swapped", when: SWAPPED, priorM: 0.02, priorU: 0.0001, household: 0.0005, twins: 0 },
  {
    name: "equal",
    when: "a.ymd = b.ymd",
    bits: "least(a.date_bits, b.date_bits)",
    priorM: 0.88,
    priorU: 0.0001,
    household: 0,
    twins: 1,
  },
);

export const DATE = codesOf(DATE_LEVELS);
