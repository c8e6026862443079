import sql, { join, raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import type { LinkageTables } from "./tables";

/** A word borne by fewer people than this, or by a smaller share of them, may be a slip of some other word. */
const KNOWN_BEARERS = 3;
const KNOWN_SHARE = 3e-6;

/** Rarity in whole bits: −log2 of a share. */
export function bits(share: string): string {
  return `least(31, greatest(0, round(-ln(${share}) / ln(2.0::float8))))::int2`;
}

/** Every spelling of a name, with its phonetic key and how many bear it: (name_norm, name_key, c). */
export function spellingTable(tables: LinkageTables, population: Sql): Sql {
  return sql`CREATE UNLOGGED TABLE ${tables.spelling} AS SELECT name_norm, min(name_key) AS name_key, count(*)::int AS c FROM ${population} AS v WHERE name_norm IS NOT NULL GROUP BY name_norm`;
}

/** Every spelling of a word with the share of people whose name sounds so, without one bearer: the pair being judged must not make its own words common. */
export function wordTable(tables: LinkageTables): Sql {
  return sql`CREATE UNLOGGED TABLE ${tables.word} AS
    WITH total AS (SELECT greatest(sum(c), 1)::float8 AS n FROM ${tables.spelling}),
    spelled AS (SELECT word, min(sound) AS sound, ${SPEECH} AS speech, sum(c) AS c FROM ${tables.spelling}, unnest(string_to_array(name_norm, ' '), string_to_array(name_key, ' ')) AS w(word, sound) WHERE word IS NOT NULL GROUP BY word),
    sounds AS (SELECT sound, sum(c) AS c FROM spelled GROUP BY sound)
    SELECT word, sound, speech, greatest(sounds.c - 1, 1)::float8 / n AS p, spelled.c >= greatest(${KNOWN_BEARERS}::float8, ${KNOWN_SHARE}::float8 * n) AS known FROM spelled JOIN sounds USING (sound) CROSS JOIN total`;
}

/** Distinct names: up to four words (the last always among them), their rarity, and signatures that rule out most pairs without looking at text. */
export function nameTable(tables: LinkageTables): Sql {
  const words = join(SLOTS.map((i) => sql`LEFT JOIN ${tables.word} ${raw(`f${i} ON f${i}.word = ${spellingOf(i)}`)}`), " ");
  return sql`CREATE UNLOGGED TABLE ${tables.name} AS
    WITH total AS (SELECT greatest(sum(c), 1)::float8 AS n FROM ${tables.spelling}),
    n AS (SELECT s.name_norm, s.c, ${WORDS}, ${INITIALS}, ${UNKNOWN} AS unknown, ${SPOKEN} AS speech, ${RARITY} AS bits, ${letters("s.name_norm")} AS letters, hashtext(split_part(s.name_key, ' ', 1)) AS first_word,
        hashtext(split_part(s.name_key, ' ', -1)) AS last_word, replace(s.name_norm, ' ', '') AS spelling
      FROM ${tables.spelling} s CROSS JOIN total ${words}),
    said AS MATERIALIZED (SELECT n.*, hashtextextended(name_norm, 0) AS name_id, length(spelling)::int2 AS spelling_length, (length(spelling) - length(translate(spelling, 'AEIOU', '')))::int2 AS vowels,
        coalesce(w1, 0)::int8 + coalesce(w2, 0) + coalesce(w3, 0) + coalesce(w4, 0) AS sound, ${COUNT} AS words, ${marks("w")} AS word_marks, ${marks("h")} AS head_marks
      FROM n),
    usual AS (SELECT * FROM (${usualVariety("sound")}) AS a CROSS JOIN (${usualVariety("speech")}) AS b)
    SELECT said.*, ${variety("sound")} AS sound_bits, ${variety("speech")} AS speech_bits FROM said CROSS JOIN usual WINDOW sound AS (PARTITION BY said.sound), speech AS (PARTITION BY said.speech)`;
}

/**
 * How a word is said: sounds that clerks write in several ways (f v p, z s, q k, j y i, e i, o u, a letter doubled, h or d at the end) in one. Unlike the phonetic key of the import it keeps every vowel.
 */
const SPEECH = raw("regexp_replace(regexp_replace(regexp_replace(translate(word, 'FVZQJEOY', 'PPSKIIUI'), '(.)\\1+', '\\1', 'g'), '(.)H$', '\\1'), 'D$', 'T')");

/** −log2 of the share of two bearers of one sound who spell it differently, the pair being judged left out: SITI AMINA is rare among those who say SITI AMINAH. */
function variety(sound: "sound" | "speech"): Sql {
  const bearers = `(sum(c) OVER ${sound})::float8`;
  return raw(bits(`(greatest(${bearers} ^ 2 - sum(c::float8 ^ 2) OVER ${sound} - 2, 0) + ${VARIETY_WEIGHT} * usual.usual_${sound}) / (greatest(${bearers} * (${bearers} - 1) - 2, 0) + ${VARIETY_WEIGHT})`));
}

/** The same over all names: what is believed of a name that too few bear, as if seen in so many pairs. */
function usualVariety(sound: "sound" | "speech"): Sql {
  return raw(`SELECT (coalesce(sum(n * n - same), 0) + 1) / (coalesce(sum(n * (n - 1)), 0) + 10) AS usual_${sound} FROM (SELECT sum(c)::float8 AS n, sum(c::float8 ^ 2) AS same FROM said GROUP BY ${sound}) AS g`);
}
const VARIETY_WEIGHT = 10;

/** Which of the 26 letters a text has, one bit each. */
export function letters(text: string): Sql {
  return raw(Array.from({ length: 26 }, (_, i) => `((strpos(${text}, '${String.fromCharCode(65 + i)}') > 0)::int << ${i})`).join(" | "));
}

const SLOTS = [1, 2, 3, 4] as const;
/** The fourth slot is the last word of a name of four or more. */
const spellingOf = (i: number) => (i < 4 ? `split_part(s.name_norm, ' ', ${i})` : "CASE WHEN split_part(s.name_norm, ' ', 4) <> '' THEN split_part(s.name_norm, ' ', -1) ELSE '' END");
const each = (column: (i: number) => string, separator: string) => SLOTS.map(column).join(separator);
/** A single letter stands for a word that we do not know: it counts for the whole name, not as a word to share; a word said twice is shared once. The head, three letters, is what remains alike of a word badly misspelt. */
const WORDS = raw(
  each((i) => `CASE WHEN length(f${i}.word) > 1${SLOTS.filter((j) => j < i).map((j) => ` AND f${i}.sound IS DISTINCT FROM f${j}.sound`).join("")} THEN hashtext(f${i}.sound) END AS w${i}, ${bits(`f${i}.p`)} AS b${i}, CASE WHEN length(f${i}.word) > 2 THEN hashtext(left(f${i}.word, 3)) END AS h${i}`, ", "),
);
/** The words that may be slips, each at its place, as one number; 0 when there are none. */
const UNKNOWN = raw(each((i) => `CASE WHEN f${i}.known IS FALSE THEN hashtextextended(f${i}.word, ${i}) ELSE 0 END`, " # "));
/** All words as they are said, in whatever order. */
const SPOKEN = raw(each((i) => `coalesce(hashtext(f${i}.speech)::int8, 0)`, " + "));
/** What others of this name make its share, plus the product of its words: a name seen twice is not rarer than its words are. */
const RARITY = raw(bits(`greatest(s.c - 2, 0) / total.n + ${each((i) => `coalesce(f${i}.p, 1)`, " * ")}`));
const COUNT = raw(`(${each((i) => `(w${i} IS NOT NULL)::int`, " + ")})::int2`);
const marks = (column: string) => raw(each((i) => `coalesce(1::int8 << (${column}${i} & 63), 0)`, " | "));
/** First letters of the first and the last word. */
const INITIALS = raw("ascii(s.name_norm) * 256 + ascii(split_part(s.name_norm, ' ', -1)) AS initials");
