import sql, { join, raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import type { LinkageTables, Sides } from "./tables";

/** An id on more rows than this is a placeholder, not an identity. */
const PLACEHOLDER_ROWS = 20;
/** An address shared by at most this many people may be a house; beyond, it is a hamlet. */
const HOUSE_ROWS = 12;
/** A birth place, or a day and month, held by more than this share says little. */
const COMMON_PLACE = 0.05;
const COMMON_DAY = 0.01;

/**
 * Statements that turn roll rows into comparable records, one narrow row each: names as words with their rarity, dates as numbers, texts as
 * hashes where only equality counts. Rarity is −log2 of a share, in whole bits: of a name, the share seen on other people plus the product of the
 * shares of its words, so that a name seen twice is not taken for rarer than its words are.
 */
export function prepareStatements(tables: LinkageTables, sides: Sides): Sql[] {
  const population = sides.population ?? bothSides(sides);
  const statements = [
    wordTable(tables, population),
    sql`ANALYZE ${tables.word}`,
    nameTable(tables, population),
    dateTable(tables, population),
    addressTable(tables, population),
    sql`ANALYZE ${tables.name} (name_norm)`,
    sql`ANALYZE ${tables.date} (birth_date)`,
    sql`ANALYZE ${tables.address}`,
    recordTable(tables, tables.left, sides.left, sides.damagedFiles ?? []),
  ];
  if (sides.right) statements.push(recordTable(tables, tables.right, sides.right, []));
  return statements;
}

function bothSides(sides: Sides): Sql {
  const columns = raw("name_norm, name_key, birth_date, address_norm, rt_no, rw_no, desa_key, place_norm");
  if (!sides.right) return sides.left;
  return sql`(SELECT ${columns} FROM ${sides.left} AS l UNION ALL SELECT ${columns} FROM ${sides.right} AS r)`;
}

/** Share of people who carry a word of this sound, without one bearer: the pair that is being judged must not make its own words common. */
function wordTable(tables: LinkageTables, population: Sql): Sql {
  return sql`CREATE UNLOGGED TABLE ${tables.word} AS
    WITH spelled AS (SELECT name_key, count(*) AS c FROM ${population} AS v WHERE name_key IS NOT NULL GROUP BY name_key)
    SELECT word, greatest(sum(c) - 1, 1)::float8 / (SELECT sum(c) FROM spelled)::float8 AS p
    FROM spelled, unnest(string_to_array(name_key, ' ')) AS word GROUP BY word`;
}

/** Distinct names: up to four words (the last always among them), their rarity, and signatures that rule out most pairs without looking at text. */
function nameTable(tables: LinkageTables, population: Sql): Sql {
  const words = join(WORD_SLOTS.map((i) => sql`LEFT JOIN ${tables.word} ${raw(`f${i} ON f${i}.word = ${soundOf(i)}`)}`), " ");
  return sql`CREATE UNLOGGED TABLE ${tables.name} AS
    WITH s AS (SELECT name_norm, min(name_key) AS name_key, count(*)::int AS c FROM ${population} AS v WHERE name_norm IS NOT NULL GROUP BY name_norm),
    total AS (SELECT greatest(sum(c), 1)::float8 AS n FROM s),
    n AS (SELECT s.name_norm, s.c, ${NAME_WORDS}, ${NAME_HEADS}, ${INITIALS}, ${NAME_RARITY} AS bits, ${LETTERS} AS letters, hashtext(split_part(s.name_key, ' ', 1)) AS first_word,
        hashtext(split_part(s.name_key, ' ', -1)) AS last_word, replace(s.name_norm, ' ', '') AS spelling
      FROM s CROSS JOIN total ${words})
    SELECT n.*, hashtextextended(name_norm, 0) AS name_id, length(spelling)::int2 AS spelling_length,
      coalesce(w1, 0)::int8 + coalesce(w2, 0) + coalesce(w3, 0) + coalesce(w4, 0) AS sound, ${WORD_COUNT} AS words, ${WORD_MARKS} AS word_marks, ${HEAD_MARKS} AS head_marks
    FROM n`;
}

const WORD_SLOTS = [1, 2, 3, 4] as const;
/** The fourth slot is the last word of a name of four or more. */
const soundOf = (i: number) => (i < 4 ? `split_part(s.name_key, ' ', ${i})` : "CASE WHEN split_part(s.name_key, ' ', 4) <> '' THEN split_part(s.name_key, ' ', -1) ELSE '' END");
const spellingOf = (i: number) => `split_part(s.name_norm, ' ', ${i < 4 ? i : -1})`;
/** A single letter stands for a word that we do not know: it counts for the whole name, not as a word to share. */
const NAME_WORDS = raw(WORD_SLOTS.map((i) => `CASE WHEN f${i}.word IS NOT NULL AND length(${spellingOf(i)}) > 1 THEN hashtext(f${i}.word) END AS w${i}, ${bits(`f${i}.p`)} AS b${i}`).join(", "));
const NAME_RARITY = raw(bits(`greatest(s.c - 2, 0) / total.n + ${WORD_SLOTS.map((i) => `coalesce(f${i}.p, 1)`).join(" * ")}`));
const letters = (text: string) => raw(Array.from({ length: 26 }, (_, i) => `((strpos(${text}, '${String.fromCharCode(65 + i)}') > 0)::int << ${i})`).join(" | "));
const LETTERS = letters("s.name_norm");
const ADDRESS_LETTERS = letters("v.address_norm");
const WORD_COUNT = raw(`(${WORD_SLOTS.map((i) => `(w${i} IS NOT NULL)::int`).join(" + ")})::int2`);
const marks = (column: string) => raw(WORD_SLOTS.map((i) => `coalesce(1::int8 << (${column}${i} & 63), 0)`).join(" | "));
const WORD_MARKS = marks("w");
const HEAD_MARKS = marks("h");
/** The first three letters of each word: what remains alike of a word that is badly misspelt. */
const NAME_HEADS = raw(WORD_SLOTS.map((i) => `CASE WHEN f${i}.word IS NOT NULL AND length(${spellingOf(i)}) > 2 THEN hashtext(left(${spellingOf(i)}, 3)) END AS h${i}`).join(", "));
/** First letters of the first and the last word. */
const INITIALS = raw("ascii(s.name_norm) * 256 + ascii(split_part(s.name_norm, ' ', -1)) AS initials");

function bits(share: string): string {
  return `least(31, greatest(0, round(-ln(${share}) / ln(2.0::float8))))::int2`;
}

/** Rarity of a birth date: what others hold, or the share of its year times the share of its day and month, whichever is more common. */
function dateTable(tables: LinkageTables, population: Sql): Sql {
  return sql`CREATE UNLOGGED TABLE ${tables.date} AS
    WITH d AS (SELECT birth_date, count(*)::int AS c FROM ${population} AS v WHERE birth_date IS NOT NULL GROUP BY birth_date),
    n AS (SELECT sum(c)::float8 AS n FROM d),
    y AS (SELECT extract(year FROM birth_date) AS year, sum(c) AS c FROM d GROUP BY 1),
    md AS (SELECT to_char(birth_date, 'MMDD') AS day, sum(c) AS c FROM d GROUP BY 1)
    SELECT d.birth_date, ${raw(bits("greatest(greatest(d.c - 2, 0) / n, greatest(y.c, 1) / (n + 80) * greatest(md.c, 1) / (n + 366))"))} AS bits, md.c > ${COMMON_DAY}::float8 * n + 5 AS common_day
    FROM d CROSS JOIN n JOIN y ON y.year = extract(year FROM d.birth_date) JOIN md ON md.day = to_char(d.birth_date, 'MMDD')`;
}

/** Addresses (with desa, RT and RW) that few enough people share to be houses. */
function addressTable(tables: LinkageTables, population: Sql): Sql {
  return sql`CREATE UNLOGGED TABLE ${tables.address} AS
    SELECT ${ADDRESS_ID} AS address_id FROM ${population} AS v WHERE address_norm IS NOT NULL GROUP BY 1 HAVING count(*) <= ${HOUSE_ROWS}`;
}

const ADDRESS_ID = raw("hashtextextended(concat_ws('|', address_norm, rt_no, rw_no, desa_key), 0)");

/** A date that no calendar has still has parts that can be compared: 19450493, 31|02|1960. Years as numbers before 1800 are no dates. */
const DATE_NUMBER = raw(`CASE
  WHEN v.birth_date IS NOT NULL THEN (extract(year FROM v.birth_date) * 10000 + extract(month FROM v.birth_date) * 100 + extract(day FROM v.birth_date))::int
  WHEN v.birth_date_raw ~ '^(1[89]|20)\\d{6}$' THEN v.birth_date_raw::int
  WHEN v.birth_date_raw ~ '^\\d{4}(1[89]|20)\\d\\d$' THEN (substr(v.birth_date_raw, 5, 4) || substr(v.birth_date_raw, 3, 2) || substr(v.birth_date_raw, 1, 2))::int
  WHEN v.birth_date_raw ~ '^\\d{2}\\D\\d{2}\\D(1[89]|20)\\d\\d$' THEN (substr(v.birth_date_raw, 7, 4) || substr(v.birth_date_raw, 4, 2) || substr(v.birth_date_raw, 1, 2))::int
  WHEN v.birth_date_raw ~ '^(1[89]|20)\\d\\d\\D\\d{2}\\D\\d{2}$' THEN (substr(v.birth_date_raw, 1, 4) || substr(v.birth_date_raw, 6, 2) || substr(v.birth_date_raw, 9, 2))::int
END`);

/** An id of another country or office is an id as well: compared as written, without signs. Masked and damaged numbers never are. */
function identity(kind: string, ok: string, text: string, damaged: Sql): Sql {
  return sql`CASE WHEN ${damaged} THEN NULL WHEN v.${raw(kind)} = 'ok' AND v.${raw(ok)} !~ '^(\\d)\\1+$' THEN v.${raw(ok)}
    WHEN v.${raw(kind)} = 'bad' AND length(v.${raw(text)}) BETWEEN 5 AND 40 AND v.${raw(text)} !~ '^(.)\\1+$' THEN regexp_replace(upper(v.${raw(text)}), '[^0-9A-Z]', '', 'g') END`;
}

function recordTable(tables: LinkageTables, target: Sql, source: Sql, damagedFiles: readonly number[]): Sql {
  const damaged = damagedFiles.length > 0 ? sql`v.file_ord IN (${join(damagedFiles.map((ord) => sql`${ord}::int2`))})` : raw("false");
  return sql`CREATE UNLOGGED TABLE ${target} AS
    WITH place AS (SELECT place_norm FROM ${source} AS v GROUP BY place_norm HAVING count(*) > ${COMMON_PLACE}::float8 * (SELECT count(*) FROM ${source} AS v)),
    r AS (
      SELECT v.row_no, n.name_id, n.spelling, n.spelling_length, n.letters, n.words, n.w1, n.w2, n.w3, n.w4, n.b1, n.b2, n.b3, n.b4, n.bits AS name_bits, n.sound, n.first_word, n.last_word,
        n.word_marks, n.h1, n.h2, n.h3, n.h4, n.head_marks, n.initials, ${DATE_NUMBER} AS ymd, coalesce(d.bits, 10::int2) AS date_bits, coalesce(d.common_day, false) AS common_day,
        left(v.place_norm, 60) AS place, hashtext(v.place_norm) AS place_id, p.place_norm IS NOT NULL AS common_place,
        CASE v.sex WHEN 'L' THEN 1 WHEN 'P' THEN 2 END::int2 AS sex,
        ${identity("nik_kind", "nik_ok", "nik", damaged)} AS nik, ${identity("nkk_kind", "nkk_ok", "nkk", damaged)} AS nkk,
        left(v.address_norm, 120) AS address, least(length(v.address_norm), 120)::int2 AS address_length, ${ADDRESS_LETTERS} AS address_letters, ${ADDRESS_ID} AS address_id, h.address_id IS NOT NULL AS house, v.rt_no AS rt, v.rw_no AS rw,
        CASE WHEN v.desa_code IS NULL THEN left(nullif(split_part(v.desa_key, '|', 2), ''), 60) END AS desa_name,
        hashtext(coalesce(v.desa_code, nullif(split_part(v.desa_key, '|', 2), ''))) AS desa_id
      FROM ${source} AS v LEFT JOIN ${tables.name} n ON n.name_norm = v.name_norm LEFT JOIN ${tables.date} d ON d.birth_date = v.birth_date
        LEFT JOIN place p ON p.place_norm = v.place_norm LEFT JOIN ${tables.address} h ON v.address_norm IS NOT NULL AND h.address_id = ${ADDRESS_ID}
    ),
    s AS (
      SELECT r.*, (ymd / 10000)::int2 AS y, (ymd / 100 % 100)::int2 AS m, (ymd % 100)::int2 AS d,
        CASE WHEN length(nik) = 16 THEN hashtextextended(left(nik, 12), 0) END AS nik12, CASE WHEN length(nik) = 16 THEN hashtextextended(right(nik, 10), 0) END AS nik10,
        CASE WHEN length(nik) = 16 THEN hashtext(substr(nik, 6, 6)) ELSE hashtext(left(nik, length(nik) / 2)) END AS nik_mid,
        CASE WHEN length(nik) = 16 THEN hashtext(right(nik, 5)) ELSE hashtext(right(nik, length(nik) / 2)) END AS nik_end,
        hashtextextended(nkk, 0) AS nkk_id, hashtext(left(nkk, length(nkk) / 2)) AS nkk_start, hashtext(right(nkk, length(nkk) / 2)) AS nkk_end
      FROM r
    )
    SELECT s.* FROM s`;
}

/** One number on many rows is "NIK belum ada" typed somehow: it identifies nobody. */
export function forgetPlaceholders(target: Sql): Sql {
  return sql`UPDATE ${target} SET nik = NULL, nik12 = NULL, nik10 = NULL
    WHERE nik IN (SELECT nik FROM ${target} WHERE nik IS NOT NULL GROUP BY nik HAVING count(*) > ${PLACEHOLDER_ROWS})`;
}
