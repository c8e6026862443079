import sql, { join, raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { COLUMN, type RollColumn } from "@/lib/roll/columns";

/** The column as it stands in the file, e.g. `v.birth_date_raw`. */
export function rawColumn(column: RollColumn, alias = "v"): Sql {
  return raw(`${alias}.${COLUMN[column].stored}`);
}

/**
 * Parts of `v.nik_ok`: sixteen digits or null, so the casts cannot fail. `day` has the 40 of women taken off,
 * `rawDay` has not. Numbers are cut out by division: in UTF-8 taking a piece of a text costs several times as
 * much.
 */
export const nik = {
  kabupaten: raw("left(v.nik_ok, 4)"),
  rawDay: raw("(v.nik_ok::int8 / 100000000 % 100)"),
  day: raw(
    "(v.nik_ok::int8 / 100000000 % 100 - CASE WHEN v.nik_ok::int8 / 100000000 % 100 > 40 THEN 40 ELSE 0 END)",
  ),
  month: raw("(v.nik_ok::int8 / 1000000 % 100)"),
  year2: raw("(v.nik_ok::int8 / 10000 % 100)"),
  serial: raw("(v.nik_ok::int8 % 10000)"),
} as const;

/** Parts of `v.nkk_ok`; the date is the day of recording, without the 40. */
export const nkk = {
  kabupaten: raw("left(v.nkk_ok, 4)"),
  day: raw(
    "(v.nkk_ok::int8 / 100000000 % 100 - CASE WHEN v.nkk_ok::int8 / 100000000 % 100 > 40 THEN 40 ELSE 0 END)",
  ),
  month: raw("(v.nkk_ok::int8 / 1000000 % 100)"),
  year2: raw("(v.nkk_ok::int8 / 10000 % 100)"),
  serial: raw("(v.nkk_ok::int8 % 10000)"),
} as const;

/**
 * Every DDMM that a calendar has as a number, 29 February included; with `women` also those with 40 added to
 * the day.
 */
function daysOfYear(women: boolean): number[] {
  const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].flatMap((last, month) =>
    Array.from({ length: last }, (_, day) => (day + 1) * 100 + month + 1),
  );
  return women ? [...days, ...days.map((day) => day + 4000)] : days;
}

const NIK_DAYS = daysOfYear(true);
const NKK_DAYS = daysOfYear(false);

/**
 * Digits 7–12 are a date that exists in one century at least: a looked-up DDMM, and for 29 February a year
 * that 4 divides (00 stands for 2000; 1900 had none). One hashed look-up per row instead of arithmetic on
 * parts.
 */
export function datePossible(digits: Sql, women: boolean): Sql {
  const day = sql`(${digits}::int8 / 1000000 % 10000)`;
  return sql`
    (
      ${day} = ANY (${women ? NIK_DAYS : NKK_DAYS}::int8[])
      AND (
        ${day} NOT IN (2902, 6902)
        OR ${digits}::int8 / 10000 % 100 % 4 = 0
      )
    )
  `;
}

/**
 * Was this kabupaten prefix (4 digits) ever assigned? Current and retired codes of table region_code, and
 * whole provinces of which no list of kabupaten is at hand. Hashed once per statement; safe in parallel
 * plans.
 */
export function assignedKabupaten(prefix: Sql, historicProvinces: readonly string[]): Sql {
  return sql`
    (
      ${prefix} IN (
        SELECT
          r.code
        FROM
          region_code r
        WHERE
          r.level = 4
      )
      OR left(${prefix}, 2) = ANY (${[...historicProvinces]}::TEXT[])
    )
  `;
}

/**
 * `jsonb_build_object` with the keys in the text and the values as SQL. Give parameters a cast:
 * `sql`${n}::int``.
 */
export function jsonObject(fields: Readonly<Record<string, Sql>>): Sql {
  const pairs = Object.entries(fields).map(
    ([key, value]) => sql`
      ${quoted(key)},
      ${value}
    `,
  );
  return pairs.length === 0 ? raw("'{}'::jsonb") : sql`jsonb_build_object(${join(pairs, ", ")})`;
}

/** A text literal of our own making; never of data. */
export function quoted(text: string): Sql {
  if (!/^[\w.#:| -]*$/.test(text)) throw new TypeError(`not a plain literal: ${text}`);
  return raw(`'${text}'`);
}

/**
 * Aggregate over rows of `v`: the smallest area that holds them all (desaKey, else kecKey, else the
 * kabupaten), so that a question over two desa goes to someone who may see both.
 * @param region the kabupaten, where the rows do not carry it
 */
export function areaOf(alias = "v", region: Sql = raw(`min(${alias}.region_code)`)): Sql {
  const c = (column: string) => raw(`${alias}.${column}`);
  return sql`
    CASE
      WHEN min(${c("desa_key")}) = max(${c("desa_key")})
      AND min(${c("desa_key")}) <> '' THEN min(${c("desa_key")})
      WHEN min(${c("kec_key")}) = max(${c("kec_key")})
      AND min(${c("kec_key")}) <> '' THEN min(${c("kec_key")})
      ELSE ${region}
    END
  `;
}

/** Above this many rows a key names the first and a digest of all: an index entry has to fit on a page. */
const KEY_ROWS = 100;

/** Subject key of a set of rows, from an ascending int[]. */
export function recordsKey(rows: Sql): Sql {
  return sql`
    CASE
      WHEN cardinality(${rows}) <= ${raw(String(KEY_ROWS))} THEN 'R:' || array_to_string(${rows}, ',')
      ELSE 'R:' || (${rows}) [1] || '+' || (cardinality(${rows}) - 1) || '#' || md5(array_to_string(${rows}, ','))
    END
  `;
}

/** Rows of files whose numbers BRK-01 found damaged are left out. */
export function outsideFiles(files: readonly number[], alias = "v"): Sql {
  return files.length === 0 ? raw("true") : sql`${raw(`${alias}.file_ord`)} <> ALL (${[...files]}::INT[])`;
}

/** NIK on more than one line, whatever the lines: read off the index alone. */
export function repeatedNik(roll: Sql): Sql {
  return sql`
    SELECT
      n.nik_ok
    FROM
      ${roll} n
    WHERE
      n.nik_ok IS NOT NULL
    GROUP BY
      n.nik_ok
    HAVING
      count(*) > 1
  `;
}

/**
 * Does `v` bear such a number? As an array, since the planner takes them for a third of the roll and would
 * read all of it: so it looks up these few.
 */
export function bearsRepeatedNik(roll: Sql): Sql {
  return sql`v.nik_ok = ANY (ARRAY(${repeatedNik(roll)}))`;
}
