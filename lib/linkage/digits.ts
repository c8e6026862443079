/*
 * A number of sixteen digits as one bigint, four bits a digit, so that the comparisons of NIK and NKK are
 * exclusive ors and masks: no text is read, and no edit distance computed, for any pair of well-formed
 * numbers.
 */

const DIGIT = 4;

/** SQL: the digits of a text of exactly `count` digits (sixteen at most); null for any other text. */
export const packedDigits = (text: string, count = 16): string =>
  `CASE WHEN ${text} ~ '^[0-9]{${count}}$' THEN ('x' || ${text})::bit(${count * DIGIT})::int8 END`;

/** SQL: the same of a text that is known to be sixteen digits, or null. */
export const packedNumber = (text: string): string => `('x' || ${text})::bit(64)::int8`;

/** SQL: where two packed numbers differ; 0 when nowhere. */
export const differing = (column: string): string => `(a.${column} # b.${column})`;

/** Mask over the last `count` digits. */
const last = (count: number): string => String((1n << BigInt(count * DIGIT)) - 1n);
/** Mask over all digits but the last `count`. */
const butLast = (count: number): string => String(-(1n << BigInt(count * DIGIT)));

export const firstDigitsEqual = (x: string, count: number): string => `(${x} & ${butLast(16 - count)}) = 0`;
export const lastDigitsEqual = (x: string, count: number): string => `(${x} & ${last(count)}) = 0`;
/** The six digits of the birth date (7th to 12th) aside, the numbers are equal. */
export const equalButDate = (x: string): string => `(${x} & ${String(~(((1n << 24n) - 1n) << 16n))}) = 0`;

/** The lowest bit of every digit. */
const EACH = String(0x1111111111111111n);

/**
 * One digit, or two neighbours exchanged: a finger's slip. `l` is the lowest bit of the last digit that
 * differs. One digit: nothing differs beyond its four bits. An exchange of it with the digit before: both
 * differ by what the two digits of either number differ from each other. Whatever is equal on neither half is
 * told apart first. No product and no negation that could leave the range of a bigint. All bit operators of
 * PostgreSQL bind alike: hence the brackets.
 */
export function oneSlipOfDigits(column: string): string {
  const x = differing(column);
  const y = `((${x} | (${x} >> 1) | (${x} >> 2) | (${x} >> 3)) & ${EACH})`;
  const l = `(${y} & (-${y}))`;
  const digit = `((${l} << ${DIGIT}) - ${l})`;
  const exchanged = `((a.${column} # (a.${column} >> ${DIGIT})) & ${digit})`;
  return `((${x} & ${butLast(8)}) = 0 OR (${x} & ${last(7)}) = 0)
    AND ((${x} & ${digit}) = ${x} OR ${x} = (${exchanged} | (${exchanged} << ${DIGIT})))`;
}
