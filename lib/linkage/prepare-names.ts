import sql, { join, raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import type { LinkageTables } from "./tables";

/**
 * A word borne by fewer people than this, or by a smaller share of them, may be a slip of some other word.
 */
const KNOWN_BEARERS = 3;
const KNOWN_SHARE = 3e-6;

/** Rarity in whole bits: −log2 of a share. */
export function bits(share: string): string {
  return `least(31, greatest(0, round(-ln(${share}) / ln(2.0::float8))))::int2`;
}

/**
 * Lines of one name, birth date and desa are one person, as far as the commonness of names goes: a file that
 * was loaded twice, or holds a family twice, must not make its names common.
 */
const people = (population: Sql, columns: string, where: string) => sql`
  (
    SELECT
      ${raw(columns)},
      birth_date,
      desa_key
    FROM
      ${population} AS v
    WHERE
      ${raw(where)}
    GROUP BY
      ${raw(columns)},
      birth_date,
      desa_key
  ) AS people
`;

/** Every spelling of a name, with its phonetic key and how many bear it: (name_norm, name_key, c). */
export function spellingTable(tables: LinkageTables, population: Sql): Sql {
  return sql`
    CREATE UNLOGGED TABLE ${tables.spelling} AS
    SELECT
      name_norm,
      min(name_key) AS name_key,
      count(*)::int AS c
    FROM
      ${people(population, "name_norm, name_key", "name_norm IS NOT NULL")}
    GROUP BY
      name_norm
  `;
}

/**
 * Every spelling of a word, and all that is asked of it again and again: the share of people whose name
 * sounds so, without one bearer (the pair being judged must not make its own words common), its sound, how it
 * is said, its beginning and its letters as numbers. A single letter stands for a word that we do not know:
 * it has no sound to share. The beginning, three letters, is what remains alike of a word badly misspelt.
 */
export function wordTable(tables: LinkageTables): Sql {
  return sql`
    CREATE UNLOGGED TABLE ${tables.word} AS
    WITH
      total AS (
        SELECT
          greatest(sum(c), 1)::float8 AS n
        FROM
          ${tables.spelling}
      ),
      spelled AS (
        SELECT
          word,
          min(sound) AS sound,
          sum(c) AS c
        FROM
          ${tables.spelling},
          unnest(string_to_array(name_norm, ' '), string_to_array(name_key, ' ')) AS w (word, sound)
        WHERE
          word IS NOT NULL
        GROUP BY
          word
      ),
      sounds AS (
        SELECT
          sound,
          sum(c) AS c
        FROM
          spelled
        GROUP BY
          sound
      )
    SELECT
      word,
      p,
      CASE
        WHEN length(word) > 1 THEN hashtext (sound)
      END AS w,
      CASE
        WHEN length(word) > 2 THEN hashtext (left(word, 3))
      END AS h,
      hashtext (${SPEECH})::int8 AS speech,
      CASE
        WHEN known THEN 0
        ELSE hashtextextended (word, 0)
      END AS unknown,
      ${letters("word")} AS letters
    FROM
      (
        SELECT
          word,
          sound,
          greatest(sounds.c - 1, 1)::float8 / n AS p,
          spelled.c >= greatest(
            ${KNOWN_BEARERS}::float8,
            ${KNOWN_SHARE}::float8 * n
          ) AS known
        FROM
          spelled
          JOIN sounds USING (sound)
          CROSS JOIN total
      ) AS counted
  `;
}

/**
 * Names as written, in letters that normalising changes, with a word that few write so (KARTTIMIN): (name,
 * name_norm, c). Titles, degrees and MOCH are known, for many write them.
 */
export function oddTable(tables: LinkageTables, population: Sql): Sql {
  return sql`
    CREATE UNLOGGED TABLE ${tables.odd} AS
    WITH
      total AS (
        SELECT
          sum(c)::float8 AS n
        FROM
          ${tables.spelling}
      ),
      changed AS MATERIALIZED (
        SELECT
          name,
          min(name_norm) AS name_norm,
          count(*)::int AS c
        FROM
          ${people(population, "name, name_norm", "name_norm IS NOT NULL AND name <> name_norm")}
        GROUP BY
          name
      ),
      written AS MATERIALIZED (
        SELECT
          name,
          name_norm,
          c,
          w
        FROM
          changed,
          unnest(string_to_array(regexp_replace(upper(name), '[^A-Z]+', ' ', 'g'), ' ')) AS w
        WHERE
          length(w) > 2
      ),
      few AS (
        SELECT
          w
        FROM
          written
        GROUP BY
          w
        HAVING
          sum(c) < (
            SELECT
              greatest(
                ${KNOWN_BEARERS}::float8,
                ${KNOWN_SHARE}::float8 * n
              )
            FROM
              total
          )
      )
    SELECT DISTINCT
      name,
      name_norm,
      c
    FROM
      written
      JOIN few USING (w)
    WHERE
      NOT EXISTS (
        SELECT
        FROM
          ${tables.word} k
        WHERE
          k.word = few.w
          AND k.unknown = 0
      )
  `;
}

/**
 * Distinct names: up to four words (the last always among them) with their shares, and signatures that rule out
 * most pairs without looking at text. How rare their words are together: prepare-joint.ts.
 */
export function nameTable(tables: LinkageTables): Sql {
  const words = join(
    SLOTS.map((i) => sql`LEFT JOIN ${tables.word} ${raw(`f${i} ON f${i}.word = ${spellingOf(i)}`)}`),
    " ",
  );
  return sql`
    CREATE UNLOGGED TABLE ${tables.named} AS
    WITH
      n AS MATERIALIZED (
        SELECT
          s.name_norm,
          s.c,
          ${WORDS},
          ${INITIALS},
          ${UNKNOWN} AS unknown,
          ${SPOKEN} AS speech,
          ${SOUND} AS sound,
          ${SHARES},
          ${LETTERS} AS letters,
          hashtext (split_part(s.name_key, ' ', 1)) AS first_word,
          hashtext (split_part(s.name_key, ' ', -1)) AS last_word,
          replace(s.name_norm, ' ', '') AS spelling
        FROM
          ${tables.spelling} s ${words}
      ),
      said AS MATERIALIZED (
        SELECT
          n.*,
          hashtextextended (name_norm, 0) AS name_id,
          length(spelling)::int2 AS spelling_length,
          (length(spelling) - length(translate(spelling, 'AEIOU', '')))::int2 AS vowels,
          ${COUNT} AS words,
          ${marks("w")} AS word_marks,
          ${marks("h")} AS head_marks
        FROM
          n
      ),
      odd_of AS MATERIALIZED (
        SELECT
          name_norm,
          sum(c)::float8 AS n
        FROM
          ${tables.odd}
        GROUP BY
          name_norm
      ),
      usual_odd AS (
        SELECT
          (
            coalesce(
              sum(o.n) FILTER (
                WHERE
                  s.c > o.n
              ),
              0
            ) + 1
          ) / (sum(s.c) + 100) AS share
        FROM
          ${tables.spelling} s
          LEFT JOIN odd_of o USING (name_norm)
      ),
      ${bearersOf("sound")},
      ${bearersOf("speech")}
    SELECT
      said.*,
      ${variety("sound")} AS sound_bits,
      ${variety("speech")} AS speech_bits,
      ${oddness("speech_of.odd", "speech_of.n", "usual_speech.odd")} AS odd_bits,
      ${oddness("coalesce(odd_of.n, 0)", "said.c", "usual_odd.share")} AS respelt_bits
    FROM
      said
      JOIN sound_of USING (sound)
      JOIN speech_of USING (speech)
      LEFT JOIN odd_of USING (name_norm)
      CROSS JOIN usual_sound
      CROSS JOIN usual_speech
      CROSS JOIN usual_odd
  `;
}

/**
 * How a word is said: sounds that clerks write in several ways (f v p, z s, q k, j y i, e i, o u, a letter
 * doubled, h or d at the end) in one. Unlike the phonetic key of the import it keeps every vowel.
 */
const SPEECH = raw(
  ["'(.)\\1+', '\\1', 'g'", "'(.)H$', '\\1'", "'D$', 'T'"].reduce(
    (said, change) => `regexp_replace(${said}, ${change})`,
    "translate(word, 'FVZQJEOY', 'PPSKIIUI')",
  ),
);

type Spoken = "sound" | "speech";

/**
 * How many bear each sound, the sum of squares of its spellings, and how many of them have a word that few
 * bear; over all names, the share of two bearers of one sound who spell it differently, and of bearers of a
 * known name who have it in a spelling that few bear.
 */
function bearersOf(spoken: Spoken): Sql {
  return raw(`${spoken}_of AS MATERIALIZED (
      SELECT
        ${spoken},
        sum(c)::float8 AS n,
        sum(c::float8 ^ 2) AS same,
        coalesce(sum(c) FILTER (WHERE unknown <> 0), 0)::float8 AS odd
      FROM said
      GROUP BY ${spoken}
    ),
    usual_${spoken} AS (
      SELECT
        (coalesce(sum(n * n - same), 0) + 1) / (coalesce(sum(n * (n - 1)), 0) + 10) AS share,
        (coalesce(sum(odd) FILTER (WHERE n > odd), 0) + 1)
          / (coalesce(sum(n) FILTER (WHERE n > odd), 0) + 100) AS odd
      FROM ${spoken}_of
    )`);
}

/**
 * −log2 of the chance that of two bearers of one name, or of one sound, one writes it as few do, the odd one
 * being judged left out. Such a spelling is mostly a slip: that a stranger of the same birthday should have
 * it is less likely by far than that he writes AMINA where she writes AMINAH.
 */
const oddness = (odd: string, n: string, usual: string) =>
  raw(
    bits(
      `2 * (greatest(${odd} - 1, 0) + ${VARIETY_WEIGHT} * ${usual}) / (greatest(${n} - 2, 0) + ${VARIETY_WEIGHT})`,
    ),
  );

/**
 * −log2 of that share among the bearers of one sound, the pair being judged left out: SITI AMINA is rare
 * among those who say SITI AMINAH. A name that too few bear is believed to be as all names are.
 */
function variety(spoken: Spoken): Sql {
  const [n, same] = [`${spoken}_of.n`, `${spoken}_of.same`];
  return raw(
    bits(
      `(greatest(${n} ^ 2 - ${same} - 2, 0) + ${VARIETY_WEIGHT} * usual_${spoken}.share)
        / (greatest(${n} * (${n} - 1) - 2, 0) + ${VARIETY_WEIGHT})`,
    ),
  );
}
/** Pairs that the belief counts for. */
const VARIETY_WEIGHT = 10;

/** Which of the 26 letters a text has, one bit each. */
export function letters(text: string): Sql {
  return raw(
    Array.from(
      { length: 26 },
      (_, i) => `((strpos(${text}, '${String.fromCharCode(65 + i)}') > 0)::int << ${i})`,
    ).join(" | "),
  );
}

const SLOTS = [1, 2, 3, 4] as const;
/** The fourth slot is the last word of a name of four or more. */
const spellingOf = (i: number) =>
  i < 4
    ? `split_part(s.name_norm, ' ', ${i})`
    : "CASE WHEN split_part(s.name_norm, ' ', 4) <> '' THEN split_part(s.name_norm, ' ', -1) ELSE '' END";
const each = (column: (i: number) => string, separator: string) => SLOTS.map(column).join(separator);
/** A word said twice is shared once. */
const WORDS = raw(
  each(
    (i) =>
      `CASE WHEN true${SLOTS.filter((j) => j < i)
        .map((j) => ` AND f${i}.w IS DISTINCT FROM f${j}.w`)
        .join("")} THEN f${i}.w END AS w${i}, f${i}.h AS h${i}`,
    ", ",
  ),
);
/** The words that may be slips, each at its place, as one number; 0 when there are none. */
const UNKNOWN = raw(
  each((i) => `CASE WHEN f${i}.unknown <> 0 THEN hashint8extended(f${i}.unknown, ${i}) ELSE 0 END`, " # "),
);
/** All words as they are said, in whatever order. */
const SPOKEN = raw(each((i) => `coalesce(f${i}.speech, 0)`, " + "));
/** And as they sound; a word said twice sounds twice: ASEP ASEP is another name than ASEP. */
const SOUND = raw(each((i) => `coalesce(f${i}.w, 0)::int8`, " + "));
/** Of a name of five words the slots hold four. */
const LETTERS = sql`
  CASE
    WHEN split_part(s.name_norm, ' ', 5) = '' THEN ${raw(each((i) => `coalesce(f${i}.letters, 0)`, " | "))}
    ELSE ${letters("s.name_norm")}
  END
`;
/** The share of each word, and the product of those that have no sound to share: single letters, words said twice. */
const SHARES = raw(
  `${each((i) => `f${i}.p AS p${i}`, ", ")},
  ${each((i) => `CASE WHEN f${i}.w IS NULL THEN coalesce(f${i}.p, 1) ELSE 1 END`, " * ")} AS unheard`,
);
const COUNT = raw(`(${each((i) => `(w${i} IS NOT NULL)::int`, " + ")})::int2`);
const marks = (column: string) => raw(each((i) => `coalesce(1::int8 << (${column}${i} & 63), 0)`, " | "));
/** First letters of the first and the last word. */
const INITIALS = raw("ascii(s.name_norm) * 256 + ascii(split_part(s.name_norm, ' ', -1)) AS initials");
