import { ONE_PART } from "./comparisons/birth-date";
import { differing, equalButDate, firstDigitsEqual, lastDigitsEqual } from "./digits";

/**
 * A way for two records to become a candidate pair: equal keys. `key` and `splits` are SQL over the columns
 * of a comparable record (prepare.ts); null keys meet nobody.
 */
export interface BlockingRule {
  readonly name: string;
  readonly key: string;
  /**
   * Ways to divide a block that is too large, all of them taken, so that a fault in one key leaves the others;
   * each a chain of keys that is followed until the parts are small enough. What no way makes small enough is left
   * out, and reported.
   */
  readonly splits: readonly (readonly string[])[];
  /** Most rows of a block. */
  readonly limit: number;
  /**
   * For keys that bring mostly strangers together: their pairs must also be alike in something, by cheap
   * tests over FILTER_COLUMNS.
   */
  readonly filter?: string;
  /** Takes the place of `filter` where the rule brings more pairs than MANY_PAIRS. */
  readonly sieve?: string;
  /** For files whose records have no number, and for small ones: on others it finds nothing that the rest do not. */
  readonly loose?: boolean;
}

/** Rolls up to this size use the loose rules as well. */
export const SMALL_ROLL = 60_000;
/** Of a roll with numbers most records have one. */
const NUMBERED = 0.5;
/** All pairs are compared where there are no more: no key can miss what is never left out. */
export const FEW_PAIRS = 1_500_000;
/** A rule that brings more than this brings strangers: its pairs have to pass its sieve. */
export const MANY_PAIRS = 250_000;
/** A rule that brings fewer than this costs nothing: all its pairs are compared, alike or not. */
const UNFILTERED_PAIRS = 50_000;

/** Rolls beyond this have smaller blocks, so that each voter meets as many as before and not as many more. */
const LARGE_ROLL = 1_000_000;
/** Few blocks are smaller by nature. */
const LEAST_LIMIT = 12;

/** @param numbered share of the records that have an identity number */
export function rulesFor(rows: number, numbered: number): readonly BlockingRule[] {
  const used =
    rows <= SMALL_ROLL || numbered < NUMBERED
      ? BLOCKING_RULES
      : BLOCKING_RULES.filter(({ loose }) => loose !== true);
  return rows <= LARGE_ROLL
    ? used
    : used.map((rule) => ({
        ...rule,
        limit: Math.max(LEAST_LIMIT, Math.round((rule.limit * LARGE_ROLL) / rows)),
      }));
}

/** The rule as it is used, told how many pairs its blocks hold. */
export function sieved({ filter, sieve, ...rule }: BlockingRule, pairs: number): BlockingRule {
  const used =
    sieve !== undefined && pairs > MANY_PAIRS ? sieve : pairs > UNFILTERED_PAIRS ? filter : undefined;
  return used === undefined ? rule : { ...rule, filter: used };
}

const BLOCK = 80;
/**
 * Keys that bring many strangers together earn smaller blocks: complete on a small roll, divided on a large
 * one.
 */
const LOOSE_BLOCK = 25;
/** Keys with a filter may bring more together, since most of their pairs are never compared. */
const SIEVED_BLOCK = 60;
/** One day has 25 women in a million voters, and a thousand on a default date. */
const DATE_BLOCK = 60;

export const FILTER_COLUMNS = [
  "name_id",
  "sound",
  "word_marks",
  "head_marks",
  "letters",
  "spelling_length",
  "ymd",
  "y",
  "m",
  "d",
  "nik_digits",
  "nkk_id",
  "desa_id",
  "address_id",
  "house",
  "common_day",
] as const;

const STRAY_LETTERS = "bit_count((a.letters # b.letters)::bit(26))";
const NAMELESS = "a.name_id IS NULL OR b.name_id IS NULL";
/**
 * Whatever compare.ts may find alike in two names: a word, the head of a word, two edits, three of long
 * names.
 */
const NAME_ALIKE = `(a.word_marks & b.word_marks) <> 0
  OR (a.head_marks & b.head_marks) <> 0
  OR ${STRAY_LETTERS} <= 4
  OR ${STRAY_LETTERS} <= 6 AND least(a.spelling_length, b.spelling_length) >= 12
  OR ${NAMELESS}`;
const ALIKE = `${NAME_ALIKE}
  OR ${firstDigitsEqual(differing("nik_digits"), 12)}
  OR a.nkk_id = b.nkk_id
  OR a.desa_id = b.desa_id
  OR a.address_id = b.address_id`;

const edited = (stray: number, length: number, least: number) =>
  `${STRAY_LETTERS} <= ${stray}
    AND abs(a.spelling_length - b.spelling_length) <= ${length}
    AND least(a.spelling_length, b.spelling_length) >= ${least}`;
/** The same words, one name within the other, or one edit. */
const NAME_NEAR = `a.sound = b.sound
  OR (a.word_marks & b.word_marks) IN (a.word_marks, b.word_marks)
  OR ${edited(2, 1, 3)}
  OR ${NAMELESS}`;
/**
 * Two words in common, or as few letters aside as compare.ts forgives in names of this length; three edits
 * leave some word, or the head of one, whole.
 */
const NAME_CLOSE = `${NAME_NEAR}
  OR bit_count((a.word_marks & b.word_marks)::bit(64)) > 1
  OR ${edited(4, 2, 7)}
  OR ${edited(6, 3, 12)} AND ((a.word_marks & b.word_marks) <> 0 OR (a.head_marks & b.head_marks) <> 0)`;
const DATE_WHOLE = "a.ymd = b.ymd OR a.ymd IS NULL OR b.ymd IS NULL OR a.y = b.y AND a.m = b.d AND a.d = b.m";
const NEIGHBOURS = "a.desa_id = b.desa_id OR a.nkk_id = b.nkk_id OR a.address_id = b.address_id";
const NUMBER = differing("nik_digits");
/**
 * A slip in the serial leaves the first twelve digits whole, one in the region the last ten. One in the date
 * leaves both halves around it, which says little by itself: see THINGS_ALIKE.
 */
const NUMBER_CLOSE = `${firstDigitsEqual(NUMBER, 12)} OR ${lastDigitsEqual(NUMBER, 10)}`;
const ONE_HOUSE = "a.house AND a.address_id = b.address_id";

/**
 * Of a large roll, what a key brings together are strangers by the million: they share a date and a letter or
 * two, or a first name and a hamlet. Not only do they take the time, their mass would also teach the model
 * that one person's records look so. What must be alike besides depends on the date, for the number contains
 * it: of two people of one birthday the last ten digits say little, of two people of one desa and month the
 * serial and the region say nothing. One day and month in two years that no slip explains is no likeness of dates:
 * of a million voters two thirds of the candidates shared nothing else than that and a common name.
 */
const THINGS_ALIKE = `CASE
  WHEN ${DATE_WHOLE} THEN ${NAME_CLOSE} OR (${NEIGHBOURS}) AND (${NAME_ALIKE})
  WHEN ${ONE_PART} THEN (${NAME_NEAR})
    OR (${NEIGHBOURS} OR ${NUMBER_CLOSE} OR ${equalButDate(NUMBER)}) AND (${NAME_CLOSE})
  ELSE (${NUMBER_CLOSE} OR a.nkk_id = b.nkk_id) AND (${NAME_CLOSE}) OR ${ONE_HOUSE} AND (${NAME_NEAR}) END`;
/**
 * Two of one number and one birthday but of names that have nothing in common are a matter for GND-01, not
 * two records of one person.
 */
const ONE_NUMBER = `${NUMBER} = 0 AND (a.ymd <> b.ymd OR ${NAME_ALIKE}) OR ${THINGS_ALIKE}`;

const MONTH_DAY = "nullif(m * 100 + d, 0)";
const YEAR_MONTH = "nullif(y * 100 + m, 0)";
const YEAR_DAY = "nullif(y * 100 + d, 0)";
/** The same for a date and for it with day and month exchanged. */
const DATE_UNORDERED = "y * 10000 + least(m, d) * 100 + greatest(m, d)";
/** One 64-bit key out of two values; null when either is. */
const pairOf = (first: string, second: string) => `hashint8extended((${first})::int8, (${second})::int8)`;
/** The last word; of a name of one word that too, or MASON would never meet ELIZABETH MASON. */
const last = (key: string) => pairOf("last_word", key);
const ADDRESS = "hashtextextended(address, 0)";

/**
 * The beginning and the end of the name as written, without spaces: a slip, a word left out or abbreviated, a title
 * or an alias leaves one of them whole. Of names of one word three letters, or a slip in the middle would be in both.
 */
const HEAD = "hashtextextended(left(spelling, CASE WHEN words > 1 THEN 4 ELSE 3 END), 11)";
const TAIL = "hashtextextended(right(spelling, CASE WHEN words > 1 THEN 4 ELSE 3 END), 12)";
/** Ways to tell apart people of one date: by the beginning or the end of the name, by all of it, by where they live. */
const BY_NAME = [[HEAD, "desa_id"], [TAIL, "desa_id"], ["sound", "desa_id"], ["desa_id"]];

const byDatePart = (part: string, end: "head" | "tail", date: string): BlockingRule => ({
  name: `${end}_${part}`,
  key: pairOf(end === "head" ? HEAD : TAIL, date),
  splits: [
    ["sound", "y", "desa_id"],
    [end === "head" ? TAIL : HEAD, "desa_id"],
    ["place_id", "desa_id"],
  ],
  limit: SIEVED_BLOCK,
  filter: NAME_CLOSE,
  sieve: THINGS_ALIKE,
});

/**
 * The union of these finds a pair even when its names, its date or its numbers are wrong, as long as not all
 * of them are: no pair needs an identity number, several rules need no date, several no correctly sounding
 * name.
 */
export const BLOCKING_RULES: readonly BlockingRule[] = [
  {
    name: "nik",
    key: "coalesce(nik_head, hashtextextended(nik, 0))",
    splits: [["hashtextextended(nik, 1)"], [HEAD], [TAIL]],
    limit: BLOCK,
    sieve: ONE_NUMBER,
  },
  {
    name: "id_head",
    key: "CASE WHEN nik_digits IS NULL THEN hashtextextended(left(nik, (length(nik) + 1) / 2), 2) END",
    splits: [["first_word", "y"]],
    limit: LOOSE_BLOCK,
  },
  {
    name: "id_end",
    key: "CASE WHEN nik_digits IS NULL THEN hashtextextended(right(nik, (length(nik) + 1) / 2), 3) END",
    splits: [["first_word", "y"]],
    limit: LOOSE_BLOCK,
  },
  {
    name: "nik_tail",
    key: `nik_digits & ${2 ** 40 - 1}`,
    splits: [
      ["sex", HEAD],
      ["sex", TAIL],
    ],
    limit: SIEVED_BLOCK,
    filter: `(a.word_marks & b.word_marks) <> 0 OR ${STRAY_LETTERS} <= 5 OR ${NAMELESS}`,
    sieve: THINGS_ALIKE,
  },
  {
    name: "nkk_name",
    key: pairOf("hashtextextended(nkk, 0)", "first_word"),
    splits: [["sound"]],
    limit: BLOCK,
  },
  {
    name: "date_sex",
    key: pairOf("ymd", "coalesce(sex, 0)"),
    splits: BY_NAME,
    limit: DATE_BLOCK,
    filter: ALIKE,
    sieve: THINGS_ALIKE,
  },
  {
    name: "date_swapped",
    key: `CASE WHEN d <= 12 AND d <> m THEN ${pairOf(DATE_UNORDERED, "coalesce(sex, 0)")} END`,
    splits: BY_NAME,
    limit: DATE_BLOCK,
    filter: `a.d = b.m AND a.m = b.d AND (${ALIKE})`,
    sieve: `a.d = b.m AND a.m = b.d AND (${THINGS_ALIKE})`,
  },
  {
    name: "sound",
    key: "sound",
    splits: [["y", "m"], ["y", "d"], [MONTH_DAY], ["place_id"], ["desa_id", "rw", "rt"]],
    limit: BLOCK,
    sieve: THINGS_ALIKE,
  },
  byDatePart("monthday", "head", MONTH_DAY),
  byDatePart("monthday", "tail", MONTH_DAY),
  byDatePart("yearmonth", "head", YEAR_MONTH),
  byDatePart("yearmonth", "tail", YEAR_MONTH),
  byDatePart("yearday", "head", YEAR_DAY),
  byDatePart("yearday", "tail", YEAR_DAY),
  {
    name: "first_monthday",
    key: pairOf("first_word", MONTH_DAY),
    splits: [["y", "last_word", "desa_id"]],
    limit: BLOCK,
    sieve: THINGS_ALIKE,
    loose: true,
  },
  {
    name: "last_monthday",
    key: last(MONTH_DAY),
    splits: [["y", "desa_id"]],
    limit: BLOCK,
    sieve: THINGS_ALIKE,
    loose: true,
  },
  {
    name: "first_yearmonth",
    key: pairOf("first_word", YEAR_MONTH),
    splits: [["last_word", "place_id", "desa_id"]],
    limit: BLOCK,
    sieve: THINGS_ALIKE,
    loose: true,
  },
  {
    name: "last_yearmonth",
    key: last(YEAR_MONTH),
    splits: [["place_id", "desa_id"]],
    limit: BLOCK,
    sieve: THINGS_ALIKE,
    loose: true,
  },
  {
    name: "first_yearday",
    key: pairOf("first_word", YEAR_DAY),
    splits: [["last_word", "place_id", "desa_id"]],
    limit: LOOSE_BLOCK,
    sieve: THINGS_ALIKE,
    loose: true,
  },
  {
    name: "last_yearday",
    key: last(YEAR_DAY),
    splits: [["place_id", "desa_id"]],
    limit: LOOSE_BLOCK,
    sieve: THINGS_ALIKE,
    loose: true,
  },
  {
    name: "sound_place",
    key: pairOf("sound", "place_id"),
    splits: [["desa_id", "y"]],
    limit: LOOSE_BLOCK,
    sieve: THINGS_ALIKE,
    loose: true,
  },
  {
    name: "first_desa",
    key: pairOf("first_word", "desa_id"),
    splits: [["rw", "rt", "y"]],
    limit: LOOSE_BLOCK,
    sieve: THINGS_ALIKE,
    loose: true,
  },
  {
    name: "last_desa",
    key: last("desa_id"),
    splits: [["rw", "rt", "y"]],
    limit: LOOSE_BLOCK,
    sieve: THINGS_ALIKE,
    loose: true,
  },
  {
    name: "first",
    key: "first_word",
    splits: [["y", "m"]],
    limit: LOOSE_BLOCK,
    sieve: THINGS_ALIKE,
    loose: true,
  },
  {
    name: "last",
    key: "last_word",
    splits: [["y", "m"]],
    limit: LOOSE_BLOCK,
    sieve: THINGS_ALIKE,
    loose: true,
  },
  {
    name: "name_head",
    key: "CASE WHEN spelling_length >= 9 THEN hashtextextended(left(spelling, 6), 4) END",
    splits: [["y", "m", "last_word"]],
    limit: LOOSE_BLOCK,
    sieve: THINGS_ALIKE,
    loose: true,
  },
  {
    name: "name_tail",
    key: "CASE WHEN spelling_length >= 9 THEN hashtextextended(right(spelling, 6), 5) END",
    splits: [["y", "m", "first_word"]],
    limit: LOOSE_BLOCK,
    sieve: THINGS_ALIKE,
    loose: true,
  },
  {
    name: "initials",
    key: "initials",
    splits: [["y", "m", "d"]],
    limit: SIEVED_BLOCK,
    filter: `${STRAY_LETTERS} <= 4 AND abs(a.spelling_length - b.spelling_length) <= 3`,
    sieve: THINGS_ALIKE,
    loose: true,
  },
  {
    name: "address_head",
    key: pairOf("hashtextextended(left(address, 8), 6)", "coalesce(desa_id, 0)"),
    splits: [["first_word", "y", "rt"]],
    limit: LOOSE_BLOCK,
    sieve: THINGS_ALIKE,
    loose: true,
  },
  {
    name: "address",
    key: ADDRESS,
    splits: [["desa_id", "rt"]],
    limit: LOOSE_BLOCK,
    sieve: THINGS_ALIKE,
    loose: true,
  },
  {
    name: "house_desa",
    key: pairOf("hashtextextended(substring(address FROM ' NO ([0-9]+)'), 7)", "desa_id"),
    splits: [["y", "rt"]],
    limit: LOOSE_BLOCK,
    sieve: THINGS_ALIKE,
    loose: true,
  },
  {
    name: "address_name",
    key: pairOf(ADDRESS, "first_word"),
    splits: [["desa_id", "rt", "last_word"]],
    limit: LOOSE_BLOCK,
    sieve: THINGS_ALIKE,
    loose: true,
  },
  {
    name: "address_year",
    key: pairOf(ADDRESS, "y"),
    splits: [["desa_id", "m", "d"]],
    limit: LOOSE_BLOCK,
    sieve: THINGS_ALIKE,
    loose: true,
  },
];
