import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { FILTER_COLUMNS } from "./blocking-rules";
import type { BlockingRule } from "./blocking-rules";
import { pairNumber } from "./pair-number";
import { NO_VACUUM } from "./tables";
import type { LinkageTables } from "./tables";

/** The records of both sides, with `columns` of each. */
function records(tables: LinkageTables, columns: string): Sql {
  const side = (table: Sql, number: number) => sql`
    SELECT
      ${raw(`${number}::int2 AS side, row_no, ${columns}`)}
    FROM
      ${table}
  `;
  return sql`
    (${
      tables.twoSides
        ? sql`
          ${side(tables.left, 0)}
          UNION ALL
          ${side(tables.right, 1)}
        `
        : side(tables.left, 0)
    })
  `;
}

const carried = (rule: BlockingRule): string =>
  ((rule.filter ?? rule.sieve) ? FILTER_COLUMNS : []).map((column) => `, ${column}`).join("");
const onSide = (side: 0 | 1) => `count(*) FILTER (WHERE side = ${side}) OVER block`;
/**
 * How many records of the block one record meets, and how many compete for room in it: all of them, or those
 * of the larger side.
 */
const meets = (tables: LinkageTables) =>
  tables.twoSides ? `CASE side WHEN 0 THEN ${onSide(1)} ELSE ${onSide(0)} END` : "count(*) OVER block - 1";
const size = (tables: LinkageTables) =>
  tables.twoSides ? `greatest(${onSide(0)}, ${onSide(1)})` : "count(*) OVER block";

/**
 * The records of a rule's blocks in the order of the keys, so that whoever joins them finds a block in one
 * place: (side, row_no, k, members, meets, size) and what the filter looks at. One sort does it all; what
 * meets nobody by this rule is not in it.
 */
export function keyTable(tables: LinkageTables, rule: BlockingRule): Sql {
  return sql`
    CREATE UNLOGGED TABLE ${tables.keysOf(rule.name)} ${NO_VACUUM} AS
    SELECT
      *
    FROM
      (
        SELECT
          side,
          row_no,
          k,
          ${raw(
            `(count(*) OVER block)::int4 AS members,
            (${meets(tables)})::int4 AS meets,
            (${size(tables)})::int4 AS size${carried(rule)}`,
          )}
        FROM
          ${records(tables, `(${rule.key})::int8 AS k${carried(rule)}`)} AS keyed
        WHERE
          k IS NOT NULL
        WINDOW
          block AS (
            PARTITION BY
              k
          )
      ) AS counted
    WHERE
      meets > 0
  `;
}

/**
 * Records of blocks over the limit, once for each way of dividing them, with the key of the first division on
 * that way that makes the block small enough. Each division refines the one before, so that a divided block is
 * never mixed with another, and counts only what is still too large: of four million voters every day is divided,
 * and most parts are small after one key. Where nothing is over the limit, that is seen first and no record is read.
 * Records of parts that stay too large on every way are there once, without a key: reported, not compared. Who meets
 * nobody in a part is not in it. What the filter looks at is joined when all is counted, so that each sort is of
 * narrow rows.
 */
export function partTable(tables: LinkageTables, rule: BlockingRule): Sql {
  const keys = [...new Set(rule.splits.flat())];
  const named = (split: string) => `split${keys.indexOf(split) + 1}`;
  const splits = keys.map((split) => `coalesce((${split})::int8, 0) AS ${named(split)}`).join(", ");
  const step = (way: number, at: number) => `way${way}_${at}`;
  const later = (chain: readonly string[], at: number) =>
    chain
      .slice(at + 1)
      .map((split) => `, ${named(split)}`)
      .join("");
  const steps = rule.splits.flatMap((chain, way) =>
    chain.map(
      (split, at) => `${step(way, at)} AS MATERIALIZED (
        SELECT side, row_no, k${later(chain, at)},
          ${size(tables)} AS size, ${meets(tables)} > 0 AS meets
        FROM (
          SELECT side, row_no${later(chain, at)},
            hashint8extended(${at === 0 ? `k # ${way}` : "k"}, ${named(split)}) AS k
          FROM ${at === 0 ? "large" : `${step(way, at - 1)} WHERE size > ${rule.limit}`}
        ) AS divided
        WINDOW block AS (PARTITION BY k)
      )`,
    ),
  );
  const parts = rule.splits.flatMap((chain, way) =>
    chain.map(
      (_, at) => `SELECT side, row_no, k FROM ${step(way, at)} WHERE size <= ${rule.limit} AND meets`,
    ),
  );
  const tooLarge = rule.splits.map(
    (chain, way) => `SELECT side, row_no FROM ${step(way, chain.length - 1)} WHERE size > ${rule.limit}`,
  );
  return sql`
    CREATE UNLOGGED TABLE ${tables.partsOf(rule.name)} ${NO_VACUUM} AS
    WITH
      large AS MATERIALIZED (
        SELECT
          side,
          row_no,
          k,
          ${raw(keys.map(named).join(", "))}
        FROM
          (
            SELECT
              side,
              row_no,
              k
            FROM
              ${tables.keysOf(rule.name)}
            WHERE
              size > ${rule.limit}::int4
              AND (
                SELECT
                  max(size)
                FROM
                  ${tables.keysOf(rule.name)}
              ) > ${rule.limit}::int4
          ) AS block
          JOIN ${records(tables, splits)} AS record USING (side, row_no)
      ),
      ${raw(steps.join(",\n"))},
      part AS (
        ${raw(parts.join("\nUNION ALL\n"))}
        UNION ALL
        SELECT
          side,
          row_no,
          NULL::int8
        FROM
          (${raw(tooLarge.join("\nUNION ALL\n"))}) AS too_large
        GROUP BY
          side,
          row_no
        HAVING
          count(*) = ${rule.splits.length}::int4
      )
    SELECT
      side,
      row_no,
      part.k${raw(carried(rule))}
    FROM
      part
      JOIN (
        SELECT
          side,
          row_no${raw(carried(rule))}
        FROM
          ${tables.keysOf(rule.name)}
        WHERE
          size > ${rule.limit}::int4
      ) AS carried USING (side, row_no)
    ORDER BY
      3
  `;
}

/**
 * What the blocks of one rule cost: blocks, pairs before any filter, rows of the largest block, divided rows,
 * rows left out.
 */
export function blockSizes(tables: LinkageTables, rule: BlockingRule): Sql {
  const part = raw(
    tables.twoSides
      ? "count(*) FILTER (WHERE side = 0) * count(*) FILTER (WHERE side = 1)"
      : "count(*) * (count(*) - 1) / 2",
  );
  return sql`
    WITH
      whole AS (
        SELECT
          coalesce(sum(1.0::float8 / members), 0) AS blocks,
          coalesce(sum(meets::int8), 0) / 2 AS pairs,
          coalesce(max(members), 0) AS largest
        FROM
          ${tables.keysOf(rule.name)}
        WHERE
          size <= ${rule.limit}::int4
      ),
      part AS (
        SELECT
          k,
          ${part} AS pairs,
          count(*) AS members
        FROM
          ${tables.partsOf(rule.name)}
        GROUP BY
          k
      ),
      parts AS (
        SELECT
          count(*) FILTER (
            WHERE
              k IS NOT NULL
              AND pairs > 0
          ) AS blocks,
          coalesce(
            sum(pairs) FILTER (
              WHERE
                k IS NOT NULL
            ),
            0
          ) AS pairs,
          coalesce(
            max(members) FILTER (
              WHERE
                k IS NOT NULL
                AND pairs > 0
            ),
            0
          ) AS largest,
          (
            SELECT
              count(*)
            FROM
              ${tables.keysOf(rule.name)}
            WHERE
              size > ${rule.limit}::int4
          ) AS divided,
          coalesce(
            sum(members) FILTER (
              WHERE
                k IS NULL
            ),
            0
          ) AS left_out
        FROM
          part
      )
    SELECT
      (round(w.blocks) + p.blocks)::int8 AS blocks,
      (w.pairs + p.pairs)::int8 AS pairs,
      greatest(w.largest, p.largest)::int8 AS largest,
      p.divided::int8 AS divided,
      p.left_out::int8 AS left_out
    FROM
      whole w
      CROSS JOIN parts p
  `;
}

/**
 * The pairs of one rule as one number each (pair-number.ts): a below b on one side, left and right across
 * two.
 */
export function blockPairs(tables: LinkageTables, rule: BlockingRule): Sql {
  const order = tables.twoSides ? "a.side = 0 AND b.side = 1" : "a.row_no < b.row_no";
  const pairs = (blocks: Sql, where: string) => sql`
    SELECT
      ${pairNumber("a.row_no", "b.row_no")} AS pair
    FROM
      ${blocks} a
      JOIN ${blocks} b ON a.k = b.k
      AND ${raw(order)} ${raw(where)} ${raw(rule.filter ? `AND (${rule.filter})` : "")}
  `;
  const small = (alias: string) => `${alias}.size <= ${rule.limit}`;
  return sql`
    ${pairs(tables.keysOf(rule.name), `AND ${small("a")} AND ${small("b")}`)}
    UNION ALL
    ${pairs(tables.partsOf(rule.name), "")}
  `;
}
