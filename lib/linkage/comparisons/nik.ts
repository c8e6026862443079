import { differing, equalButDate, firstDigitsEqual, lastDigitsEqual, oneSlipOfDigits } from "../digits";
import { DAYS_APART, ONE_PART, SWAPPED } from "./birth-date";
import { codesOf, levelsOf, tableBy } from "./level";
import { oneSlipOfText } from "./slip-of-text";

const NUMBER = differing("nik_digits");
/** Ids of other offices and damaged numbers are texts. */
const WRITTEN = "(a.nik_digits IS NULL OR b.nik_digits IS NULL)";
/** Of a masked number the first twelve digits often stand. */
const MASKED = "(a.nik IS NULL OR b.nik IS NULL)";
const HEAD = firstDigitsEqual(NUMBER, 12);
const TAIL = lastDigitsEqual(NUMBER, 10);
/**
 * Given out one after the other, or with one between: so the register numbers twins. Of numbers with equal
 * first twelve digits.
 */
const NEXT_SERIAL = "abs(a.nik_digits - b.nik_digits) <= 2";
const SLIP = oneSlipOfDigits("nik_digits");
/**
 * A number contains the date. Two strangers of one date have it in both numbers, and strangers of two dates have
 * two: a slip in the date of the number where the dates are the same, or outside it where they are not, takes a
 * record whose number contradicts its own date. (A woman's number has 40 more in the day than a man's.)
 */
const AGAINST_DATE = `CASE
    WHEN a.ymd = b.ymd THEN a.sex = b.sex AND ${equalButDate(NUMBER)}
    ELSE a.ymd <> b.ymd AND ${TAIL} END`;
/** What is said of numbers of sixteen digits; texts have none of it. */
const ofDigits = (when: string) => `NOT ${MASKED} AND NOT ${WRITTEN} AND ${when}`;

/**
 * Two people of one birthday and kecamatan share the first twelve digits, and twins have neighbouring serials:
 * neighbours there are a level of their own, and so are slips that lead further, which a register seldom
 * brings about and a finger often. Of a masked number the first twelve digits must be the same, which is
 * little for neighbours of one birthday and much against strangers. A number contains its date: that of a date
 * corrected in one part, or read month before day, differs there and nowhere else. Two codes of kecamatan that
 * both exist are no slip, whatever their digits.
 */
export const NIK_LEVELS = levelsOf(
  {
    name: "missing",
    when: `${MASKED} AND (a.nik_head = b.nik_head) IS NULL`,
    priorM: 0,
    priorU: 0,
  },
  { name: "differs", when: null, priorM: 0.16, priorU: 1, household: 0.988, twins: 0.03 },
  {
    name: "region-differs",
    when: ofDigits(TAIL),
    priorM: 0.03,
    priorU: 1e-7,
    household: 0.002,
    twins: 0.034,
  },
  {
    name: "date-differs",
    when: ofDigits(
      `${equalButDate(NUMBER)} AND a.ymd <> b.ymd AND (${ONE_PART} OR ${DAYS_APART} OR ${SWAPPED})`,
    ),
    priorM: 0.01,
    priorU: 1e-6,
    household: 0.002,
    twins: 0.001,
  },
  {
    name: "same-first-12",
    when: ofDigits(HEAD),
    priorM: 0.03,
    priorU: 1e-6,
    household: 0.002,
    twins: 0.15,
  },
  {
    name: "masked-alike",
    when: `${MASKED} AND a.nik_head = b.nik_head`,
    priorM: 0.03,
    priorU: 1e-6,
    household: 1e-4,
    twins: 0.03,
  },
  {
    name: "next-serial",
    when: ofDigits(`${HEAD} AND ${NEXT_SERIAL}`),
    priorM: 0.01,
    priorU: 1e-6,
    household: 0.001,
    twins: 0.7,
  },
  {
    name: "slip-in-serial",
    when: ofDigits(`${HEAD} AND NOT ${NEXT_SERIAL} AND (${SLIP})`),
    priorM: 0.02,
    priorU: 1e-6,
    household: 0.001,
    twins: 0.04,
  },
  {
    name: "slip-early-in-serial",
    when: ofDigits(`${HEAD} AND ${lastDigitsEqual(NUMBER, 1)} AND (${SLIP})`),
    priorM: 0.02,
    priorU: 2e-7,
    household: 0.0005,
    twins: 0.004,
  },
  {
    name: "one-slip",
    when: `NOT ${MASKED} AND CASE
      WHEN ${WRITTEN} THEN ${oneSlipOfText("nik")}
      WHEN ${HEAD} OR ${TAIL} AND a.known_office AND b.known_office THEN false
      ELSE ${SLIP} END`,
    priorM: 0.09,
    priorU: 1e-7,
    household: 0.003,
    twins: 0.01,
  },
  {
    name: "slip-against-date",
    when: ofDigits(`${AGAINST_DATE} AND (${SLIP})`),
    priorM: 0.04,
    priorU: 1e-7,
    household: 0.0005,
    twins: 0.001,
  },
  {
    name: "equal",
    when: `NOT ${MASKED} AND CASE WHEN ${WRITTEN} THEN a.nik = b.nik ELSE ${NUMBER} = 0 END`,
    priorM: 0.56,
    priorU: 1e-7,
    household: 0.001,
    twins: 0.001,
  },
);

export const NIK = codesOf(NIK_LEVELS);

/**
 * Two strangers of one birthday: the first twelve digits agree when both were registered in one kecamatan, the
 * last ten when each is the first of the day in a kecamatan of his own.
 */
export const NIK_OF_ONE_DATE = tableBy(NIK_LEVELS, {
  differs: 0.95,
  regionDiffers: 0.02,
  dateDiffers: 1e-5,
  sameFirst12: 0.02,
  maskedAlike: 0.0015,
  nextSerial: 0.004,
  slipInSerial: 8e-4,
  slipEarlyInSerial: 2e-4,
  oneSlip: 0.002,
  slipAgainstDate: 2e-4,
  equal: 1e-6,
});

/**
 * Birthdays one digit apart: one kecamatan and one serial make numbers one digit apart. Two in a hundred
 * records have another date in their number, so that numbers may agree in the date where the records do not.
 */
export const NIK_OF_NEAR_DATES = tableBy(NIK_LEVELS, {
  differs: 0.96,
  regionDiffers: 1e-3,
  dateDiffers: 0.02,
  sameFirst12: 1e-5,
  maskedAlike: 1e-5,
  nextSerial: 1e-5,
  slipInSerial: 1e-5,
  slipEarlyInSerial: 1e-5,
  oneSlip: 0.02,
  slipAgainstDate: 1e-4,
  equal: 1e-6,
});

/** A few days apart is mostly one digit: of one kecamatan and one serial nothing else differs. */
export const NIK_OF_DAYS_APART = tableBy(NIK_LEVELS, {
  differs: 0.926,
  regionDiffers: 1e-3,
  dateDiffers: 0.02,
  sameFirst12: 1e-5,
  maskedAlike: 1e-5,
  nextSerial: 1e-5,
  slipInSerial: 1e-5,
  slipEarlyInSerial: 1e-5,
  oneSlip: 0.055,
  slipAgainstDate: 1e-4,
  equal: 1e-6,
});

/**
 * Day and month exchanged are two digits apart or more: one kecamatan and one serial leave only the date
 * different.
 */
export const NIK_OF_SWAPPED_DATES = tableBy(NIK_LEVELS, {
  differs: 0.977,
  regionDiffers: 3e-3,
  dateDiffers: 0.02,
  sameFirst12: 1e-5,
  maskedAlike: 1e-5,
  nextSerial: 1e-5,
  slipInSerial: 1e-5,
  slipEarlyInSerial: 1e-5,
  oneSlip: 1e-4,
  slipAgainstDate: 1e-4,
  equal: 1e-6,
});

/** One person with two dates: the number stands as it was, or was written anew with the date in it. */
export const OTHER_DATE_NIK = tableBy(NIK_LEVELS, {
  differs: 0.2,
  regionDiffers: 0.02,
  dateDiffers: 0.2,
  sameFirst12: 0.02,
  maskedAlike: 0.02,
  nextSerial: 0.01,
  slipInSerial: 0.01,
  slipEarlyInSerial: 0.01,
  oneSlip: 0.04,
  slipAgainstDate: 0.04,
  equal: 0.43,
});
