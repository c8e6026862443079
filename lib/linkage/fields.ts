import { keysOf, recordOf } from "@/lib/record-of";
import { MAX_BITS } from "./bits";
import { ADDRESS_LEVELS } from "./comparisons/address";
import { DATE_LEVELS } from "./comparisons/birth-date";
import { PLACE_LEVELS } from "./comparisons/birth-place";
import type { Levels } from "./comparisons/level";
import { NAME_LEVELS } from "./comparisons/name";
import { NIK_LEVELS } from "./comparisons/nik";
import { NKK_LEVELS } from "./comparisons/nkk";
import { SEX_LEVELS } from "./comparisons/sex";

/**
 * The comparisons of the Fellegi–Sunter model (detectors.md GND-04). A pair of records becomes one pattern: a
 * positive int4 whose digits, each to a base of its own, are the level of every field and, where a value is
 * shared, how rare it is. PostgreSQL writes patterns (compare.ts), and everything the model knows about a pair
 * follows from its pattern. What a level is stands in comparisons/, once.
 *
 * Level 0 is always "missing on one side": neutral, it neither speaks for nor against.
 */
export const LEVELS = {
  name: NAME_LEVELS,
  date: DATE_LEVELS,
  place: PLACE_LEVELS,
  sex: SEX_LEVELS,
  nik: NIK_LEVELS,
  nkk: NKK_LEVELS,
  address: ADDRESS_LEVELS,
} as const satisfies Record<string, Levels>;

export type FieldName = keyof typeof LEVELS;

export interface Field {
  readonly name: FieldName;
  /** Names of the levels, by code; message keys and model files use them. */
  readonly levels: readonly string[];
}

export const FIELD_NAMES = keysOf(LEVELS);

/** The levels by any field's name. */
export const LEVELS_OF = recordOf(FIELD_NAMES, (name): Levels => LEVELS[name]);

export const FIELDS: readonly Field[] = FIELD_NAMES.map((name) => ({
  name,
  levels: LEVELS[name].map((level) => level.name),
}));

type DigitName = FieldName | "nameBits" | "dateBits";
/** The digits of a pattern, from the right. */
const DIGIT_NAMES: readonly DigitName[] = [
  "name",
  "nameBits",
  "date",
  "dateBits",
  "place",
  "sex",
  "nik",
  "nkk",
  "address",
];
const sizeOf = (name: DigitName): number =>
  FIELDS.find((field) => field.name === name)?.levels.length ?? MAX_BITS + 1;

export interface Digit {
  /** What one of it is worth in the pattern. */
  readonly step: number;
  readonly size: number;
}

export const DIGIT: Readonly<Record<DigitName, Digit>> = recordOf(DIGIT_NAMES, (name) => ({
  size: sizeOf(name),
  step: DIGIT_NAMES.slice(0, DIGIT_NAMES.indexOf(name)).reduce(
    (product, before) => product * sizeOf(before),
    1,
  ),
}));

const placeOf = (name: FieldName): number => FIELDS.findIndex((field) => field.name === name);

/** Places of fields in FIELDS, and so in `Comparison.levels`. */
export const NAME_AT = placeOf("name");
export const PLACE_AT = placeOf("place");
export const SEX_AT = placeOf("sex");
export const DATE_AT = placeOf("date");
export const NIK_AT = placeOf("nik");
export const NKK_AT = placeOf("nkk");
export const ADDRESS_AT = placeOf("address");

/** The levels of one pair, in the order of FIELDS, with the rarity of what it shares. */
export interface Comparison {
  readonly levels: readonly number[];
  readonly nameBits: number;
  readonly dateBits: number;
}

export function decodePattern(code: number): Comparison {
  const of = ({ step, size }: Digit) => Math.floor(code / step) % size;
  return {
    levels: FIELDS.map(({ name }) => of(DIGIT[name])),
    nameBits: of(DIGIT.nameBits),
    dateBits: of(DIGIT.dateBits),
  };
}

export function encodePattern({ levels, nameBits, dateBits }: Comparison): number {
  return (
    nameBits * DIGIT.nameBits.step +
    dateBits * DIGIT.dateBits.step +
    FIELDS.reduce((code, { name }, i) => code + (levels[i] ?? 0) * DIGIT[name].step, 0)
  );
}
