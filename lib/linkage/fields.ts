/**
 * The comparisons of the Fellegi–Sunter model (detectors.md GND-04) and their levels. A pair of records
 * becomes one pattern: a positive int4 whose digits, each to a base of its own, are the level of every field
 * and, where a value is shared, how rare it is. PostgreSQL writes patterns (compare.ts), and everything the
 * model knows about a pair follows from its pattern.
 *
 * Level 0 is always "missing on one side": neutral, it neither speaks for nor against.
 */
export interface Field {
  readonly name: FieldName;
  /** Names of the levels, by code; message keys and model files use them. */
  readonly levels: readonly string[];
  /**
   * What we believe of one person's two records before seeing the data, by level; the first entry (missing)
   * is not used.
   */
  readonly priorM: readonly number[];
  /** The same for two records of different people, for levels that the sample may never show. */
  readonly priorU: readonly number[];
}

export const FIELD_NAMES = ["name", "date", "place", "sex", "nik", "nkk", "address"] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

export const FIELDS: readonly Field[] = [
  {
    name: "name",
    levels: [
      "missing",
      "differs",
      "alike-word",
      "shares-word",
      "shares-first-word",
      "subset",
      "two-edits-two-names",
      "one-edit-two-names",
      "two-edits",
      "one-edit",
      "same-consonants",
      "same-sound",
      "word-order",
      "respelt",
      "equal",
    ],
    priorM: [0, 0.006, 0.009, 0.012, 0.03, 0.04, 0.008, 0.02, 0.025, 0.05, 0.025, 0.035, 0.02, 0.02, 0.7],
    priorU: [
      0, 0.925, 0.04, 0.02, 0.012, 0.002, 0.0003, 0.0001, 0.0001, 0.00005, 0.0001, 0.00005, 0.00005, 0.00002,
      0.00005,
    ],
  },
  {
    name: "date",
    levels: ["missing", "differs", "near", "one-part", "day-month-swapped", "equal"],
    priorM: [0, 0.03, 0.01, 0.06, 0.02, 0.88],
    priorU: [0, 0.94, 0.05, 0.006, 0.0001, 0.0001],
  },
  {
    name: "place",
    levels: ["missing", "differs", "near", "equal-common", "equal-rare"],
    priorM: [0, 0.08, 0.05, 0.6, 0.27],
    priorU: [0, 0.6, 0.01, 0.36, 0.03],
  },
  { name: "sex", levels: ["missing", "differs", "equal"], priorM: [0, 0.02, 0.98], priorU: [0, 0.5, 0.5] },
  {
    name: "nik",
    levels: [
      "missing",
      "differs",
      "region-differs",
      "date-differs",
      "same-first-12",
      "masked-alike",
      "next-serial",
      "slip-in-serial",
      "one-slip",
      "equal",
    ],
    priorM: [0, 0.16, 0.03, 0.01, 0.03, 0.03, 0.01, 0.04, 0.13, 0.56],
    priorU: [0, 1, 1e-7, 1e-6, 1e-6, 1e-6, 1e-6, 1e-6, 1e-7, 1e-7],
  },
  {
    name: "nkk",
    levels: ["missing", "differs", "one-slip", "equal"],
    priorM: [0, 0.5, 0.05, 0.45],
    priorU: [0, 1, 1e-6, 1e-6],
  },
  {
    name: "address",
    levels: [
      "missing",
      "differs",
      "same-desa",
      "same-rt-rw",
      "text-elsewhere",
      "near-elsewhere",
      "near",
      "equal-common",
      "equal-rare",
    ],
    priorM: [0, 0.22, 0.06, 0.07, 0.05, 0.05, 0.15, 0.15, 0.25],
    priorU: [0, 0.96, 0.03, 0.006, 0.001, 0.001, 0.001, 0.0009, 0.0001],
  },
];

/** Rarity of the shared name and of the shared date: −log2 of its share in the roll, whole bits, 0 to 31. */
export const MAX_BITS = 31;

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

export const DIGIT = Object.fromEntries(
  DIGIT_NAMES.map((name, i) => [
    name,
    {
      size: sizeOf(name),
      step: DIGIT_NAMES.slice(0, i).reduce((product, before) => product * sizeOf(before), 1),
    },
  ]),
) as unknown as Readonly<Record<DigitName, Digit>>;

/**
 * `…TwoNames`: both spellings are names that other people bear, so that HASAN and HUSEN are not taken for one
 * name and its slip.
 */
export const NAME = {
  missing: 0,
  differs: 1,
  alikeWord: 2,
  sharesWord: 3,
  sharesFirst: 4,
  subset: 5,
  twoEditsTwoNames: 6,
  oneEditTwoNames: 7,
  twoEdits: 8,
  oneEdit: 9,
  consonants: 10,
  sound: 11,
  order: 12,
  respelt: 13,
  equal: 14,
} as const;
export const DATE = { missing: 0, differs: 1, near: 2, onePart: 3, swapped: 4, equal: 5 } as const;
export const NIK = {
  missing: 0,
  differs: 1,
  region: 2,
  otherDate: 3,
  first12: 4,
  maskedAlike: 5,
  nextSerial: 6,
  serialSlip: 7,
  slip: 8,
  equal: 9,
} as const;
export const NKK = { missing: 0, differs: 1, slip: 2, equal: 3 } as const;
export const ADDRESS = {
  missing: 0,
  differs: 1,
  sameDesa: 2,
  sameRtRw: 3,
  textElsewhere: 4,
  nearElsewhere: 5,
  near: 6,
  equalCommon: 7,
  equalRare: 8,
} as const;

const placeOf = (name: FieldName): number => FIELDS.findIndex((field) => field.name === name);

/** Places of fields in FIELDS, and so in `Comparison.levels`. */
export const NAME_AT = placeOf("name");
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
