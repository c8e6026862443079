import sql, { join, raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { blockPairs } from "./blocking";
import type { BlockingRule } from "./blocking-rules";
import { PATTERN } from "./compare";
import { pairNumber, UNPACKED } from "./pair-number";
import { NO_VACUUM } from "./tables";
import type { LinkageTables } from "./tables";

/** Pairs are ordered by row number within one side; across two sides a is left and b is right. */
const ordered = (tables: LinkageTables): Sql => (tables.twoSides ? raw("true") : raw("a.row_no < b.row_no"));

/** The pairs of all rules, as often as rules bring them. */
export const broughtPairs = (tables: LinkageTables, rules: readonly BlockingRule[]): Sql =>
  together(rules.map((rule) => blockPairs(tables, rule)));

export const together = (pairs: readonly Sql[]): Sql => join([...pairs], " UNION ALL ");

/** All pairs that there are. */
export function allPairs(tables: LinkageTables): Sql {
  return sql`
    SELECT
      ${pairNumber("a.row_no", "b.row_no")} AS pair
    FROM
      ${tables.left} a
      JOIN ${tables.right} b ON ${ordered(tables)}
  `;
}

/**
 * Every candidate once, whichever rules brought it, with what its comparison shows. Two statements, so that
 * each can use all processes. Duplicates go by sorting, which DISTINCT ON with ORDER BY makes sure of:
 * PostgreSQL does not know how many pairs will come, and a hash table that it began too small takes minutes
 * to empty part by part. Sorted pairs also find their records in order.
 */
export function comparePairs(tables: LinkageTables, pairs: Sql): Sql[] {
  return [
    sql`
      CREATE UNLOGGED TABLE ${tables.brought} ${NO_VACUUM} AS
      SELECT
        ${UNPACKED}
      FROM
        (
          SELECT DISTINCT
            ON (pair) pair
          FROM
            (${pairs}) AS pairs
          ORDER BY
            pair
        ) AS one
    `,
    sql`ANALYZE ${tables.brought}`,
    sql`
      CREATE UNLOGGED TABLE ${tables.pair} ${NO_VACUUM} AS
      SELECT
        p.a,
        p.b,
        (${PATTERN})::int4 AS pattern
      FROM
        ${tables.brought} p
        JOIN ${tables.left} a ON a.row_no = p.a
        JOIN ${tables.right} b ON b.row_no = p.b
    `,
  ];
}

export function candidatePatterns(tables: LinkageTables): Sql {
  return sql`
    SELECT
      pattern,
      count(*)::int8 AS n
    FROM
      ${tables.pair}
    GROUP BY
      pattern
    ORDER BY
      pattern
  `;
}

/** What makes a record itself, whatever its place in the file: the seed of every sample. */
const CONTENT = (alias: string) =>
  raw(
    [["ymd"], ["sex"], ["nik_digits", "nik_head"], ["nkk_id"], ["place_id"], ["address_id"]].reduce(
      (hash, columns) =>
        `hashint8extended(${hash}, coalesce(${columns.map((column) => `${alias}.${column}`).join(", ")}, 0))`,
      `coalesce(${alias}.name_id, 0)`,
    ),
  );

/** The records whose content hashes lowest; sorted without their texts, which take several times as long. */
const lowest = (side: Sql, rows: number) => sql`
  (
    SELECT
      s.*
    FROM
      ${side} s
      JOIN (
        SELECT
          row_no
        FROM
          ${side} s
        ORDER BY
          ${CONTENT("s")}
        LIMIT
          ${rows}
      ) AS lowest USING (row_no)
  )
`;

/**
 * Patterns of pairs of strangers: all pairs of the `rows` records whose content hashes lowest; as many pairs
 * where there are two sides. Shuffling the roll changes nothing.
 */
export function randomPatterns(tables: LinkageTables, rows: number): Sql {
  const sample = (side: Sql) => sql`
    AS MATERIALIZED ${lowest(side, tables.twoSides ? Math.round(rows / Math.SQRT2) : rows)}
  `;
  const samples = tables.twoSides
    ? sql`
        l ${sample(tables.left)},
        r ${sample(tables.right)}
      `
    : sql`l ${sample(tables.left)}`;
  return sql`
    WITH
      ${samples}
    SELECT
      (${PATTERN})::int4 AS pattern,
      count(*)::int8 AS n
    FROM
      l a
      JOIN ${raw(tables.twoSides ? "r" : "l")} b ON ${ordered(tables)}
    GROUP BY
      1
    ORDER BY
      1
  `;
}

/**
 * Patterns of pairs born on one day: what numbers that contain the date share anyway. One date in `every`,
 * chosen by its hash.
 */
export function sameDatePatterns(tables: LinkageTables, every: number): Sql {
  return sql`
    SELECT
      (${PATTERN})::int4 AS pattern,
      count(*)::int8 AS n
    FROM
      ${tables.left} a
      JOIN ${tables.right} b ON a.ymd = b.ymd
      AND ${ordered(tables)}
    WHERE
      mod(abs(hashint4extended (a.ymd, 20241127) % 1000000007), ${every}) = 0
    GROUP BY
      1
    ORDER BY
      1
  `;
}

/**
 * Patterns of pairs that live in one desa: what neighbours share anyway. One record in `every`, chosen by its
 * content, so that a desa of any size is seen.
 */
export function sameDesaPatterns(tables: LinkageTables, every: number): Sql {
  const chosen = (alias: string) => sql`mod(abs(${CONTENT(alias)} % 1000000007), ${every}) = 0`;
  return sql`
    SELECT
      (${PATTERN})::int4 AS pattern,
      count(*)::int8 AS n
    FROM
      ${tables.left} a
      JOIN ${tables.right} b ON a.desa_id = b.desa_id
      AND ${ordered(tables)}
    WHERE
      ${chosen("a")}
      AND ${chosen("b")}
    GROUP BY
      1
    ORDER BY
      1
  `;
}

/**
 * Patterns of pairs of one household: same NKK, or one house where a NKK is missing. One household in
 * `every`.
 */
export function householdPatterns(tables: LinkageTables, every: number): Sql {
  const chosen = (key: string) => sql`mod(abs(${raw(key)} % 1000000007), ${every}) = 0`;
  return sql`
    SELECT
      pattern,
      count(*)::int8 AS n
    FROM
      (
        SELECT
          (${PATTERN})::int4 AS pattern
        FROM
          ${tables.left} a
          JOIN ${tables.right} b ON a.nkk_id = b.nkk_id
          AND ${ordered(tables)}
        WHERE
          ${chosen("a.nkk_id")}
          AND ${chosen("b.nkk_id")}
        UNION ALL
        SELECT
          (${PATTERN})::int4
        FROM
          ${tables.left} a
          JOIN ${tables.right} b ON a.address_id = b.address_id
          AND a.house
          AND b.house
          AND (
            a.nkk IS NULL
            OR b.nkk IS NULL
          )
          AND ${ordered(tables)}
        WHERE
          ${chosen("a.address_id")}
      ) AS p
    GROUP BY
      pattern
    ORDER BY
      pattern
  `;
}

/** Patterns of records with themselves, those whose content hashes lowest. */
export function selfPatterns(tables: LinkageTables, rows: number): Sql {
  return sql`
    SELECT
      (${PATTERN})::int4 AS pattern,
      count(*)::int8 AS n
    FROM
      ${lowest(tables.left, rows)} a
      JOIN ${tables.left} b ON b.row_no = a.row_no
    GROUP BY
      1
    ORDER BY
      1
  `;
}

/** The patterns of named pairs. */
export function patternsOf(tables: LinkageTables, pairs: readonly (readonly [number, number])[]): Sql {
  return sql`
    SELECT
      p.a,
      p.b,
      (${PATTERN})::int4 AS pattern
    FROM
      unnest(${pairs.map(([a]) => a)}::int4[], ${pairs.map(([, b]) => b)}::int4[]) AS p (a, b)
      JOIN ${tables.left} a ON a.row_no = p.a
      JOIN ${tables.right} b ON b.row_no = p.b
    ORDER BY
      1,
      2
  `;
}

/** Sizes that the model needs: rows, households, pairs on one date. */
export function rollCounts(tables: LinkageTables): Sql {
  const pairsOn = (key: string, where: string) =>
    tables.twoSides
      ? sql`
          (
            SELECT
              coalesce(sum(l.c * r.c), 0)::int8
            FROM
              (
                SELECT
                  ${raw(key)} AS k,
                  count(*) AS c
                FROM
                  ${tables.left}
                WHERE
                  ${raw(where)}
                GROUP BY
                  1
              ) l
              JOIN (
                SELECT
                  ${raw(key)} AS k,
                  count(*) AS c
                FROM
                  ${tables.right}
                WHERE
                  ${raw(where)}
                GROUP BY
                  1
              ) r USING (k)
          )
        `
      : sql`
          (
            SELECT
              coalesce(sum(c * (c - 1) / 2), 0)::int8
            FROM
              (
                SELECT
                  count(*) AS c
                FROM
                  ${tables.left}
                WHERE
                  ${raw(where)}
                GROUP BY
                  ${raw(key)}
              ) AS g
          )
        `;
  return sql`
    SELECT
      (
        SELECT
          count(*)
        FROM
          ${tables.left}
      )::int8 AS left_rows,
      (
        SELECT
          count(*)
        FROM
          ${tables.right}
      )::int8 AS right_rows,
      ${pairsOn("ymd", "ymd IS NOT NULL")} AS same_date,
      ${pairsOn("desa_id", "desa_id IS NOT NULL")} AS same_desa,
      ${pairsOn("nkk_id", "nkk_id IS NOT NULL")} AS same_nkk,
      ${pairsOn("address_id", "house AND nkk IS NULL")} AS same_house
  `;
}

/**
 * How many records have each rarity of name and of date: from these follow the shares that two
 * strangers agree on by chance.
 */
export function rarities(tables: LinkageTables): Sql {
  const side = (table: Sql) => sql`
    SELECT
      name_bits,
      CASE
        WHEN ymd IS NOT NULL THEN date_bits
      END AS date_bits
    FROM
      ${table}
  `;
  const both = tables.twoSides
    ? sql`
        ${side(tables.left)}
        UNION ALL
        ${side(tables.right)}
      `
    : side(tables.left);
  return sql`
    SELECT
      CASE
        WHEN grouping(name_bits) = 0 THEN 'name'
        ELSE 'date'
      END AS kind,
      coalesce(name_bits, date_bits) AS bits,
      count(*)::int8 AS n
    FROM
      (${both}) AS r
    GROUP BY
      GROUPING SETS ((name_bits), (date_bits))
    HAVING
      coalesce(name_bits, date_bits) IS NOT NULL
    ORDER BY
      1,
      2
  `;
}
