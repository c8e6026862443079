import sql, { join, raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";

/**
 * A way for two records to become a candidate pair: equal keys. `key` and `splits` are SQL over the columns of a comparable record (prepare.ts);
 * null keys meet nobody. `filter` is a cheap further test over the pair (aliases a, b) for keys that bring mostly strangers together.
 */
export interface BlockingRule {
  readonly name: string;
  readonly key: string;
  /** Keys that divide a block that is too large, one after the other; what is still too large then is left out, and reported. */
  readonly splits: readonly string[];
  readonly filter?: string;
  /** Most rows of a block; with a filter more, since its pairs are cheap. */
  readonly limit: number;
}

const BLOCK = 120;
/** Keys that bring many strangers together earn smaller blocks: complete on a small roll, divided on a large one. */
const LOOSE_BLOCK = 25;
/** Keys with a filter may bring more together, since most of their pairs are never compared. */
const SIEVED_BLOCK = 150;
const FILTERED_BLOCK = 600;

/**
 * The union of these finds a pair even when its names, its date or its numbers are wrong, as long as not all of them are: no rule needs
 * an identity number, three need no date, four no correctly sounding name.
 */
export const BLOCKING_RULES: readonly BlockingRule[] = [
  { name: "nik", key: "coalesce(nik12, hashtextextended(nik, 0))", splits: ["hashtextextended(nik, 1)"], limit: BLOCK },
  { name: "id_head", key: "CASE WHEN nik12 IS NULL THEN hashtextextended(left(nik, (length(nik) + 1) / 2), 2) END", splits: ["first_word", "y"], limit: LOOSE_BLOCK },
  { name: "id_end", key: "CASE WHEN nik12 IS NULL THEN hashtextextended(right(nik, (length(nik) + 1) / 2), 3) END", splits: ["first_word", "y"], limit: LOOSE_BLOCK },
  { name: "nik_tail", key: "nik10", splits: ["sex"], limit: BLOCK },
  { name: "sound_year", key: pairOf("sound", "y"), splits: ["m", "d", "place_id"], limit: BLOCK },
  { name: "nkk_name", key: pairOf("hashtextextended(nkk, 0)", "first_word"), splits: ["sound"], limit: BLOCK },
  {
    name: "date_sex", key: pairOf("ymd", "coalesce(sex, 0)"), splits: ["first_word", "last_word", "desa_id"], limit: FILTERED_BLOCK,
    filter: `(a.word_marks & b.word_marks) <> 0 OR bit_count((a.letters # b.letters)::bit(26)) <= 5 OR a.nik12 = b.nik12 OR a.nkk = b.nkk
      OR (a.head_marks & b.head_marks) <> 0 OR a.desa_id = b.desa_id OR a.address = b.address OR a.name_id IS NULL OR b.name_id IS NULL`,
  },
  { name: "first_monthday", key: pairOf("first_word", "nullif(m * 100 + d, 0)"), splits: ["y", "last_word", "desa_id"], limit: BLOCK },
  { name: "last_monthday", key: `CASE WHEN last_word <> first_word THEN ${pairOf("last_word", "nullif(m * 100 + d, 0)")} END`, splits: ["y", "desa_id"], limit: BLOCK },
  { name: "first_yearmonth", key: pairOf("first_word", "nullif(y * 100 + m, 0)"), splits: ["last_word", "place_id", "desa_id"], limit: BLOCK },
  { name: "last_yearmonth", key: `CASE WHEN last_word <> first_word THEN ${pairOf("last_word", "nullif(y * 100 + m, 0)")} END`, splits: ["place_id", "desa_id"], limit: BLOCK },
  { name: "first_swapped", key: pairOf("first_word", "nullif(y * 10000 + least(m, d) * 100 + greatest(m, d), 0)"), splits: ["last_word"], limit: BLOCK },
  { name: "sound_place", key: pairOf("sound", "place_id"), splits: ["desa_id", "y"], limit: BLOCK },
  { name: "sound_desa", key: pairOf("sound", "desa_id"), splits: ["rw", "rt"], limit: BLOCK },
  { name: "first_desa", key: pairOf("first_word", "desa_id"), splits: ["rw", "rt", "y"], limit: LOOSE_BLOCK },
  { name: "last_desa", key: `CASE WHEN last_word <> first_word THEN ${pairOf("last_word", "desa_id")} END`, splits: ["rw", "rt", "y"], limit: LOOSE_BLOCK },
  { name: "first_yearday", key: pairOf("first_word", "nullif(y * 100 + d, 0)"), splits: ["last_word", "place_id", "desa_id"], limit: LOOSE_BLOCK },
  { name: "last_yearday", key: `CASE WHEN last_word <> first_word THEN ${pairOf("last_word", "nullif(y * 100 + d, 0)")} END`, splits: ["place_id", "desa_id"], limit: LOOSE_BLOCK },
  { name: "name_head", key: "CASE WHEN spelling_length >= 9 THEN hashtextextended(left(spelling, 6), 4) END", splits: ["y", "m", "last_word"], limit: LOOSE_BLOCK },
  { name: "name_tail", key: "CASE WHEN spelling_length >= 9 THEN hashtextextended(right(spelling, 6), 5) END", splits: ["y", "m", "first_word"], limit: LOOSE_BLOCK },
  { name: "initials", key: "initials", splits: ["y", "m", "d"], limit: SIEVED_BLOCK, filter: "bit_count((a.letters # b.letters)::bit(26)) <= 4 AND abs(a.spelling_length - b.spelling_length) <= 3" },
  { name: "address_head", key: pairOf("hashtextextended(left(address, 8), 6)", "desa_id"), splits: ["first_word", "y", "rt"], limit: LOOSE_BLOCK },
  { name: "house_desa", key: pairOf("hashtextextended(substring(address FROM ' NO ([0-9]+)'), 7)", "desa_id"), splits: ["y", "rt"], limit: LOOSE_BLOCK },
  { name: "address_name", key: `CASE WHEN address IS NOT NULL THEN ${pairOf("hashtextextended(address, 0)", "first_word")} END`, splits: ["desa_id", "rt", "last_word"], limit: BLOCK },
  { name: "address_date", key: `CASE WHEN address IS NOT NULL THEN ${pairOf("hashtextextended(address, 0)", "y")} END`, splits: ["m", "d"], limit: BLOCK },
  { name: "sound", key: "CASE WHEN words > 1 THEN sound END", splits: ["y", "place_id"], limit: BLOCK },
];

/** One 64-bit key out of two values; null when either is. */
function pairOf(first: string, second: string): string {
  return `hashint8extended((${first})::int8, (${second})::int8)`;
}

export const keyColumn = (rule: BlockingRule): Sql => raw(`k_${rule.name}`);

/** The key of every rule as a column, for the table of comparable records. */
export function keyColumns(): Sql {
  return join(BLOCKING_RULES.map((rule) => sql`${raw(rule.key)} AS ${keyColumn(rule)}`));
}

/** Sizes of the blocks of one rule: [blocks, pairs, largest, blocks over the limit, pairs in those]. One side counts pairs within, two sides across. */
export function blockSizes(rule: BlockingRule, left: Sql, right: Sql | null): Sql {
  const key = keyColumn(rule);
  const counted = right
    ? sql`SELECT l.c * r.c AS pairs, greatest(l.c, r.c) AS c FROM (SELECT ${key} AS k, count(*) AS c FROM ${left} WHERE ${key} IS NOT NULL GROUP BY 1) l
        JOIN (SELECT ${key} AS k, count(*) AS c FROM ${right} WHERE ${key} IS NOT NULL GROUP BY 1) r USING (k)`
    : sql`SELECT count(*) * (count(*) - 1) / 2 AS pairs, count(*) AS c FROM ${left} WHERE ${key} IS NOT NULL GROUP BY ${key} HAVING count(*) > 1`;
  return sql`SELECT count(*)::int8 AS blocks, coalesce(sum(pairs), 0)::int8 AS pairs, coalesce(max(c), 0)::int8 AS largest,
    count(*) FILTER (WHERE c > ${rule.limit})::int8 AS oversized, coalesce(sum(pairs) FILTER (WHERE c > ${rule.limit}), 0)::int8 AS oversized_pairs FROM (${counted}) AS sizes`;
}

/** Divides the blocks that are too large by one more key, or takes them out when there is none left. Both sides change in one statement, or they would part. */
export function splitBlocks(rule: BlockingRule, split: string | null, left: Sql, right: Sql | null): Sql {
  const key = keyColumn(rule);
  const next = split === null ? raw("NULL") : raw(`hashint8extended(k_${rule.name}, coalesce((${split})::int8, 0))`);
  const large = (side: Sql) => sql`SELECT ${key} AS k FROM ${side} WHERE ${key} IS NOT NULL GROUP BY ${key} HAVING count(*) > ${rule.limit}`;
  const update = (side: Sql) => sql`UPDATE ${side} SET ${key} = ${next} WHERE ${key} IN (SELECT k FROM large)`;
  if (!right) return sql`WITH large AS MATERIALIZED (${large(left)}) ${update(left)}`;
  return sql`WITH large AS MATERIALIZED (${large(left)} UNION ${large(right)}), changed AS (${update(left)}) ${update(right)}`;
}

/** Two records meet under this rule. */
export function meets(rule: BlockingRule): Sql {
  const equal = `a.k_${rule.name} = b.k_${rule.name}`;
  return raw(rule.filter ? `${equal} AND (${rule.filter})` : equal);
}
