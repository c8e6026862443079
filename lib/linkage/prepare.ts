import sql, { join, raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { packedDigits, packedNumber } from "./digits";
import { jointTable, rarityTable } from "./prepare-joint";
import { bits, letters, nameTable, oddTable, spellingTable, wordTable } from "./prepare-names";
import { NO_VACUUM } from "./tables";
import type { LinkageTables, Sides } from "./tables";

/** An id on more rows than this is a placeholder, not an identity. */
const PLACEHOLDER_ROWS = 20;
/** An address shared by at most this many people may be a house; beyond, it is a hamlet. */
const HOUSE_ROWS = 12;
/** A birth place, or a day and month, held by more than this share says little. */
const COMMON_PLACE = 0.05;
const COMMON_DAY = 0.01;
/**
 * So many numbers of a roll, and such a share of them, begin with the code of a kecamatan that registered
 * them; fewer, and the code may be a slip.
 */
const KNOWN_OFFICE_ROWS = 5;
const KNOWN_OFFICE = 0.002;

/**
 * Statements that turn roll rows into comparable records, one row each: names as words with their rarity,
 * dates as numbers, texts as hashes where only equality counts. Everything that a comparison would have to
 * compute again and again is computed here once.
 */
export function prepareStatements(tables: LinkageTables, sides: Sides): Sql[] {
  const population = sides.population ?? bothSides(sides);
  return [
    spellingTable(tables, population),
    wordTable(tables),
    sql`ANALYZE ${tables.word}`,
    oddTable(tables, population),
    nameTable(tables),
    sql`ANALYZE ${tables.named}`,
    jointTable(tables),
    sql`ANALYZE ${tables.joint}`,
    rarityTable(tables),
    dateTable(tables, population),
    addressTable(tables, population),
    placeTable(tables, population),
    sql`ANALYZE ${tables.name} (name_norm)`,
    sql`ANALYZE ${tables.date} (birth_date)`,
    sql`ANALYZE ${tables.address}`,
    ...recordTable(tables, tables.left, sides.left, sides.damagedFiles ?? []),
    ...(sides.right ? recordTable(tables, tables.right, sides.right, []) : []),
  ];
}

function bothSides(sides: Sides): Sql {
  const columns = raw(
    "name, name_norm, name_key, birth_date, address_norm, rt_no, rw_no, desa_key, place_norm",
  );
  if (!sides.right) return sides.left;
  return sql`
    (
      SELECT
        ${columns}
      FROM
        ${sides.left} AS l
      UNION ALL
      SELECT
        ${columns}
      FROM
        ${sides.right} AS r
    )
  `;
}

/**
 * Rarity of a birth date: the share of its year times the share of its day and month, or, where it is more
 * common than chance lets it be (two standard errors), what others hold. On a day that stands for an unknown
 * one nothing is by chance: such dates come in round years.
 */
function dateTable(tables: LinkageTables, population: Sql): Sql {
  const commonDay = `md.c > ${COMMON_DAY} * n + 5`;
  return sql`
    CREATE UNLOGGED TABLE ${tables.date} AS
    WITH
      d AS (
        SELECT
          birth_date,
          count(*)::int AS c
        FROM
          ${population} AS v
        WHERE
          birth_date IS NOT NULL
        GROUP BY
          birth_date
      ),
      n AS (
        SELECT
          sum(c)::float8 AS n
        FROM
          d
      ),
      y AS (
        SELECT
          extract(
            YEAR
            FROM
              birth_date
          ) AS YEAR,
          sum(c)::float8 AS c
        FROM
          d
        GROUP BY
          1
      ),
      md AS (
        SELECT
          to_char(birth_date, 'MMDD') AS DAY,
          sum(c)::float8 AS c
        FROM
          d
        GROUP BY
          1
      )
    SELECT
      d.birth_date,
      d.c,
      ${raw(
        bits(
          `greatest(
            (d.c - 2 - CASE WHEN ${commonDay} THEN 0 ELSE 2 * sqrt(d.c) END) / n,
            ${shareOf("y.c", 80)} * greatest(${shareOf("md.c", 366)}, ${DEFAULT_DAY_SHARE})
          )`,
        ),
      )} AS bits,
      ${raw(commonDay)} AS common_day
    FROM
      d
      CROSS JOIN n
      JOIN y ON y.year = extract(
        YEAR
        FROM
          d.birth_date
      )
      JOIN md ON md.day = to_char(d.birth_date, 'MMDD')
  `;
}

/**
 * A share out of a count: drawn towards an even spread while the count is small, as counted (less two
 * standard errors) when it is large.
 */
const shareOf = (count: string, kinds: number) =>
  `greatest(${count} / (n + ${kinds}), (${count} - 2 * sqrt(${count})) / n)`;

/**
 * Where nobody knew the date it is 1 July, 31 December or 1 January (5.1, 2.8 and 1.2 % of the roll of 2019):
 * a small file has too few to show it by itself. Each belief counts as that of a hundred people.
 */
const DEFAULT_DAY_SHARE =
  "(md.c + CASE md.day WHEN '0701' THEN 5.1 WHEN '1231' THEN 2.8 WHEN '0101' THEN 1.2 ELSE 0 END) / (n + 100)";

/** Addresses (with desa, RT and RW) that few enough people share to be houses. */
function addressTable(tables: LinkageTables, population: Sql): Sql {
  return sql`
    CREATE UNLOGGED TABLE ${tables.address} AS
    SELECT
      ${ADDRESS_ID} AS address_id
    FROM
      ${population} AS v
    WHERE
      address_norm IS NOT NULL
    GROUP BY
      1
    HAVING
      count(*) <= ${HOUSE_ROWS}
  `;
}

const ADDRESS_ID = raw("hashtextextended(concat_ws('|', address_norm, rt_no, rw_no, desa_key), 0)");

function placeTable(tables: LinkageTables, population: Sql): Sql {
  return sql`
    CREATE UNLOGGED TABLE ${tables.place} AS
    WITH
      p AS (
        SELECT
          place_norm,
          count(*) AS c
        FROM
          ${population} AS v
        WHERE
          place_norm IS NOT NULL
        GROUP BY
          1
      )
    SELECT
      place_norm
    FROM
      p
    WHERE
      c > ${COMMON_PLACE}::float8 * (
        SELECT
          sum(c)
        FROM
          p
      )
  `;
}

/** SQL: the number of a date out of its parts as written, by where each begins. */
const written = (year: number, month: number, day: number) =>
  `(${[
    [year, 4],
    [month, 2],
    [day, 2],
  ]
    .map(([from, count]) => `substr(v.birth_date_raw, ${String(from)}, ${String(count)})`)
    .join(" || ")})::int`;

/**
 * A date that no calendar has still has parts that can be compared: 19450493, 31|02|1960. Years before 1800
 * are no years.
 */
const DATE_NUMBER = raw(`CASE
  WHEN v.birth_date IS NOT NULL THEN to_char(v.birth_date, 'YYYYMMDD')::int
  WHEN v.birth_date_raw ~ '^(1[89]|20)\\d{6}$' THEN v.birth_date_raw::int
  WHEN v.birth_date_raw ~ '^\\d{4}(1[89]|20)\\d\\d$' THEN ${written(5, 3, 1)}
  WHEN v.birth_date_raw ~ '^\\d{2}\\D\\d{2}\\D(1[89]|20)\\d\\d$' THEN ${written(7, 4, 1)}
  WHEN v.birth_date_raw ~ '^(1[89]|20)\\d\\d\\D\\d{2}\\D\\d{2}$' THEN ${written(1, 6, 9)}
END`);

/**
 * An id of another country or office is an id as well: compared as written, without signs. Masked and damaged
 * numbers never are.
 */
function identity(kind: string, ok: string, text: string, damaged: Sql): Sql {
  return sql`
    CASE
      WHEN ${damaged} THEN NULL
      WHEN v.${raw(kind)} = 'ok' THEN v.${raw(ok)}
      WHEN v.${raw(kind)} = 'bad'
      AND length(v.${raw(text)}) BETWEEN 5 AND 40
      AND v.${raw(text)} !~ '^(.)\\1+$' THEN regexp_replace(upper(v.${raw(text)}), '[^0-9A-Z]', '', 'g')
    END
  `;
}

/** A number that the import found well formed is sixteen digits: only of the others has it to be asked. */
const packed = (number: "nik" | "nkk") =>
  raw(
    `CASE WHEN v.${number}_known THEN ${packedNumber(`v.${number}`)} ELSE ${packedDigits(`v.${number}`)} END`,
  );

/** Two steps, since what the first computes from text the second uses many times. */
function recordTable(
  tables: LinkageTables,
  target: Sql,
  source: Sql,
  damagedFiles: readonly number[],
): Sql[] {
  const damaged =
    damagedFiles.length > 0
      ? sql`v.file_ord IN (${join(damagedFiles.map((ord) => sql`${ord}::int2`))})`
      : raw("false");
  const base = sql`
    CREATE UNLOGGED TABLE ${tables.base} ${NO_VACUUM} AS
    SELECT
      v.row_no,
      v.name_norm,
      (
        v.name IN (
          SELECT
            name
          FROM
            ${tables.odd}
        )
      ) IS TRUE AS odd,
      v.birth_date,
      ${DATE_NUMBER} AS ymd,
      left(v.place_norm, 60) AS place,
      CASE v.sex
        WHEN 'L' THEN 1
        WHEN 'P' THEN 2
      END::int2 AS sex,
      ${identity("nik_kind", "nik_ok", "nik", damaged)} AS nik,
      CASE
        WHEN NOT ${damaged}
        AND v.nik_kind = 'masked' THEN ${raw(packedDigits("left(v.nik, 12)", 12))}
      END AS masked_head,
      ${identity("nkk_kind", "nkk_ok", "nkk", damaged)} AS nkk,
      v.nik_kind = 'ok' AS nik_known,
      v.nkk_kind = 'ok' AS nkk_known,
      left(v.address_norm, 120) AS address,
      ${ADDRESS_ID} AS address_id,
      v.rt_no AS rt,
      v.rw_no AS rw,
      CASE
        WHEN v.desa_code IS NULL THEN left(nullif(split_part(v.desa_key, '|', 2), ''), 60)
      END AS desa_name,
      v.desa_code
    FROM
      ${source} AS v
  `;
  // What is fixed in width stands first: a column behind a text is reached through the text.
  const record = sql`
    CREATE UNLOGGED TABLE ${target} ${NO_VACUUM} AS
    SELECT
      v.row_no,
      n.name_id,
      n.sound,
      n.speech,
      n.unknown,
      n.word_marks,
      n.head_marks,
      v.nik_digits,
      coalesce(v.masked_head, v.nik_digits >> 16) AS nik_head,
      v.nkk_digits,
      hashtextextended (v.nkk, 0) AS nkk_id,
      v.address_id,
      n.letters,
      n.first_word,
      n.last_word,
      n.w1,
      n.w2,
      n.w3,
      n.w4,
      n.h1,
      n.h2,
      n.h3,
      n.h4,
      n.c AS name_count,
      v.ymd,
      coalesce(d.c, 1) AS date_count,
      hashtext (v.place) AS place_id,
      hashtext (coalesce(v.desa_code, v.desa_name)) AS desa_id,
      coalesce(t.letters, 0) AS address_letters,
      v.rt,
      v.rw,
      n.initials,
      n.spelling_length,
      n.vowels,
      n.words,
      n.bits AS name_bits,
      n.sound_bits,
      n.speech_bits,
      n.odd_bits,
      n.respelt_bits,
      (v.ymd / 10000)::int2 AS y,
      (v.ymd / 100 % 100)::int2 AS m,
      (v.ymd % 100)::int2 AS d,
      coalesce(d.bits, 10::int2) AS date_bits,
      v.sex,
      length(v.address)::int2 AS address_length,
      coalesce(d.common_day, FALSE) AS common_day,
      (
        v.place IN (
          SELECT
            place_norm
          FROM
            ${tables.place}
        )
      ) IS TRUE AS common_place,
      (
        left(v.nik, 6) IN (
          SELECT
            office
          FROM
            ${tables.office}
        )
      ) IS TRUE AS known_office,
      v.odd,
      h.address_id IS NOT NULL AS house,
      n.joint,
      n.spelling,
      v.nik,
      v.nkk,
      v.place,
      v.address,
      v.desa_name
    FROM
      (
        SELECT
          *,
          ${packed("nik")} AS nik_digits,
          ${packed("nkk")} AS nkk_digits
        FROM
          ${tables.base} v
      ) AS v
      LEFT JOIN ${tables.name} n ON n.name_norm = v.name_norm
      LEFT JOIN ${tables.date} d ON d.birth_date = v.birth_date
      LEFT JOIN ${tables.address} h ON v.address IS NOT NULL
      AND h.address_id = v.address_id
      LEFT JOIN ${tables.street} t ON t.address = v.address
  `;
  const office = sql`
    CREATE UNLOGGED TABLE ${tables.office} AS
    WITH
      o AS (
        SELECT
          left(nik, 6) AS office,
          count(*) AS c
        FROM
          ${tables.base}
        WHERE
          nik_known
        GROUP BY
          1
      )
    SELECT
      office
    FROM
      o
    WHERE
      c >= greatest(
        ${KNOWN_OFFICE_ROWS}::float8,
        ${KNOWN_OFFICE}::float8 * (
          SELECT
            sum(c)
          FROM
            o
        )
      )
  `;
  const street = sql`
    CREATE UNLOGGED TABLE ${tables.street} AS
    SELECT
      address,
      ${letters("address")} AS letters
    FROM
      (
        SELECT DISTINCT
          address
        FROM
          ${tables.base}
        WHERE
          address IS NOT NULL
      ) AS once
  `;
  return [
    base,
    sql`ANALYZE ${tables.base} (name_norm, address)`,
    office,
    street,
    sql`ANALYZE ${tables.street} (address)`,
    record,
    sql`
      DROP TABLE ${tables.street},
      ${tables.office}
    `,
    sql`ANALYZE ${target} (nik, nik_digits)`,
    ...forgetPlaceholders(target),
    sql`ANALYZE ${target} (row_no, nkk_id, ymd, address_id)`,
    sql`DROP TABLE ${tables.base}`,
  ];
}

/** One number on many rows is "NIK belum ada" typed somehow: it identifies nobody. */
function forgetPlaceholders(target: Sql): Sql[] {
  const forget = (number: string, where: string) => sql`
    UPDATE ${target}
    SET
      nik = NULL,
      nik_digits = NULL,
      nik_head = NULL
    WHERE
      ${raw(where)}
      AND ${raw(number)} IN (
        SELECT
          ${raw(number)}
        FROM
          ${target}
        WHERE
          ${raw(where)}
        GROUP BY
          1
        HAVING
          count(*) > ${PLACEHOLDER_ROWS}
      )
  `;
  return [
    forget("nik_digits", "nik_digits IS NOT NULL"),
    forget("nik", "nik_digits IS NULL AND nik IS NOT NULL"),
  ];
}
