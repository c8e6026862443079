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
   * Keys that divide a block that is too large, one after the other; what is still too large then is left
   * out, and reported.
   */
  readonly splits: readonly string[];
  /** Most rows of a block. */
  readonly limit: number;
  /**
   * For keys that bring mostly strangers together: their pairs must also be alike in something, by cheap
   * tests over FILTER_COLUMNS.
   */
  readonly filter?: string;
  /** Used on rolls of at most so many records. */
  readonly upTo?: number;
  /** Takes the place of `filter` on larger rolls. */
  readonly sieve?: string;
}

/**
 * Keys that mostly bring strangers together are for small files, which may have no number and many errors. On
 * a roll of a kabupaten nine in ten of their blocks would be too large and had to be divided, after which
 * they find nothing that the others do not.
 */
export const SMALL_ROLL = 60_000;
/**
 * Up to here two faults at once are looked for by keys of their own; on larger rolls none of 8,500 accepted
 * pairs was brought by one of these alone (decision 0025).
 */
const MEDIUM_ROLL = 200_000;

export function rulesFor(rows: number): readonly BlockingRule[] {
  const used = BLOCKING_RULES.filter(({ upTo = Infinity }) => rows <= upTo);
  return rows <= SMALL_ROLL
    ? used
    : used.map((rule) => (rule.sieve === undefined ? rule : { ...rule, filter: rule.sieve }));
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
const DATE_BLOCK = 150;

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
  OR ${edited(2, 1, 4)}
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
 * serial and the region say nothing.
 */
const THINGS_ALIKE = `CASE
  WHEN ${DATE_WHOLE} THEN ${NAME_CLOSE} OR (${NEIGHBOURS}) AND (${NAME_ALIKE})
  WHEN ${ONE_PART} THEN (${NAME_NEAR})
    AND (${NEIGHBOURS} OR ${NUMBER_CLOSE} OR ${equalButDate(NUMBER)} OR ${NUMBER} IS NULL)
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
/** The last word, unless it is the first too and its rule has been. */
const last = (key: string) => `CASE WHEN last_word <> first_word THEN ${pairOf("last_word", key)} END`;
const ADDRESS = "hashtextextended(address, 0)";

/**
 * The union of these finds a pair even when its names, its date or its numbers are wrong, as long as not all
 * of them are: no pair needs an identity number, several rules need no date, several no correctly sounding
 * name.
 */
export const BLOCKING_RULES: readonly BlockingRule[] = [
  {
    name: "nik",
    key: "coalesce(nik_head, hashtextextended(nik, 0))",
    splits: ["hashtextextended(nik, 1)"],
    limit: BLOCK,
    sieve: ONE_NUMBER,
  },
  {
    name: "id_head",
    key: "CASE WHEN nik_digits IS NULL THEN hashtextextended(left(nik, (length(nik) + 1) / 2), 2) END",
    splits: ["first_word", "y"],
    limit: LOOSE_BLOCK,
  },
  {
    name: "id_end",
    key: "CASE WHEN nik_digits IS NULL THEN hashtextextended(right(nik, (length(nik) + 1) / 2), 3) END",
    splits: ["first_word", "y"],
    limit: LOOSE_BLOCK,
  },
  {
    name: "nik_tail",
    key: `nik_digits & ${2 ** 40 - 1}`,
    splits: ["sex"],
    limit: SIEVED_BLOCK,
    filter: `(a.word_marks & b.word_marks) <> 0 OR ${STRAY_LETTERS} <= 5 OR ${NAMELESS}`,
    sieve: THINGS_ALIKE,
    upTo: MEDIUM_ROLL,
  },
  {
    name: "sound_year",
    key: pairOf("sound", "y"),
    splits: ["m", "d", "place_id"],
    limit: BLOCK,
    sieve: THINGS_ALIKE,
  },
  {
    name: "nkk_name",
    key: pairOf("hashtextextended(nkk, 0)", "first_word"),
    splits: ["sound"],
    limit: BLOCK,
  },
  {
    name: "date_sex",
    key: pairOf("ymd", "coalesce(sex, 0)"),
    splits: ["first_word", "last_word", "desa_id"],
    limit: DATE_BLOCK,
    filter: ALIKE,
    sieve: THINGS_ALIKE,
  },
  {
    name: "first_monthday",
    key: pairOf("first_word", MONTH_DAY),
    splits: ["y", "last_word", "desa_id"],
    limit: BLOCK,
    sieve: THINGS_ALIKE,
  },
  {
    name: "last_monthday",
    key: last(MONTH_DAY),
    splits: ["y", "desa_id"],
    limit: BLOCK,
    sieve: THINGS_ALIKE,
    upTo: MEDIUM_ROLL,
  },
  {
    name: "first_yearmonth",
    key: pairOf("first_word", YEAR_MONTH),
    splits: ["last_word", "place_id", "desa_id"],
    limit: BLOCK,
    sieve: THINGS_ALIKE,
    upTo: MEDIUM_ROLL,
  },
  {
    name: "last_yearmonth",
    key: last(YEAR_MONTH),
    splits: ["place_id", "desa_id"],
    limit: BLOCK,
    upTo: SMALL_ROLL,
  },
  {
    name: "first_yearday",
    key: pairOf("first_word", YEAR_DAY),
    splits: ["last_word", "place_id", "desa_id"],
    limit: LOOSE_BLOCK,
    upTo: SMALL_ROLL,
  },
  {
    name: "last_yearday",
    key: last(YEAR_DAY),
    splits: ["place_id", "desa_id"],
    limit: LOOSE_BLOCK,
    upTo: SMALL_ROLL,
  },
  {
    name: "date_swapped",
    key: `CASE WHEN d <= 12 AND d <> m THEN ${pairOf(DATE_UNORDERED, "coalesce(sex, 0)")} END`,
    splits: ["first_word", "last_word", "desa_id"],
    limit: DATE_BLOCK,
    filter: `a.d = b.m AND a.m = b.d AND (${ALIKE})`,
    sieve: `a.d = b.m AND a.m = b.d AND (${THINGS_ALIKE})`,
  },
  { name: "sound", key: "sound", splits: ["y", "desa_id", "rw"], limit: BLOCK, upTo: SMALL_ROLL },
  {
    name: "sound_place",
    key: pairOf("sound", "place_id"),
    splits: ["desa_id", "y"],
    limit: LOOSE_BLOCK,
    upTo: SMALL_ROLL,
  },
  {
    name: "sound_desa",
    key: pairOf("sound", "desa_id"),
    splits: ["rw", "rt"],
    limit: BLOCK,
    sieve: THINGS_ALIKE,
  },
  {
    name: "first_desa",
    key: pairOf("first_word", "desa_id"),
    splits: ["rw", "rt", "y"],
    limit: LOOSE_BLOCK,
    sieve: THINGS_ALIKE,
    upTo: MEDIUM_ROLL,
  },
  {
    name: "last_desa",
    key: last("desa_id"),
    splits: ["rw", "rt", "y"],
    limit: LOOSE_BLOCK,
    upTo: SMALL_ROLL,
  },
  {
    name: "name_head",
    key: "CASE WHEN spelling_length >= 9 THEN hashtextextended(left(spelling, 6), 4) END",
    splits: ["y", "m", "last_word"],
    limit: LOOSE_BLOCK,
    upTo: SMALL_ROLL,
  },
  {
    name: "name_tail",
    key: "CASE WHEN spelling_length >= 9 THEN hashtextextended(right(spelling, 6), 5) END",
    splits: ["y", "m", "first_word"],
    limit: LOOSE_BLOCK,
    upTo: SMALL_ROLL,
  },
  {
    name: "initials",
    key: "initials",
    splits: ["y", "m", "d"],
    limit: SIEVED_BLOCK,
    filter: `${STRAY_LETTERS} <= 4 AND abs(a.spelling_length - b.spelling_length) <= 3`,
    upTo: SMALL_ROLL,
  },
  {
    name: "address_head",
    key: pairOf("hashtextextended(left(address, 8), 6)", "desa_id"),
    splits: ["first_word", "y", "rt"],
    limit: LOOSE_BLOCK,
    upTo: SMALL_ROLL,
  },
  {
    name: "house_desa",
    key: pairOf("hashtextextended(substring(address FROM ' NO ([0-9]+)'), 7)", "desa_id"),
    splits: ["y", "rt"],
    limit: LOOSE_BLOCK,
    upTo: SMALL_ROLL,
  },
  {
    name: "address_name",
    key: pairOf(ADDRESS, "first_word"),
    splits: ["desa_id", "rt", "last_word"],
    limit: LOOSE_BLOCK,
    sieve: THINGS_ALIKE,
    upTo: MEDIUM_ROLL,
  },
  {
    name: "address_year",
    key: pairOf(ADDRESS, "y"),
    splits: ["desa_id", "m", "d"],
    limit: LOOSE_BLOCK,
    upTo: SMALL_ROLL,
  },
];
