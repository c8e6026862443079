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
    (${tables.twoSides
      ? sql`
          ${side(tables.left, 0)}
          UNION ALL
          ${side(tables.right, 1)}
        `
      : side(tables.left, 0)})
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
 * never mixed with another; where nothing is over the limit, that is seen first and no record is read. Records of
 * parts that stay too large on every way are there once, without a key: reported, not compared. Who is alone in a
 * part is not in it: at four million voters every day is divided, and most people are alone on most ways. What the
 * filter looks at is joined when all is counted, so that each sort is of narrow rows.
 */
export function partTable(tables: LinkageTables, rule: BlockingRule): Sql {
  const keys = [...new Set(rule.splits.flat())];
  const named = (split: string) => `split${keys.indexOf(split) + 1}`;
  const splits = keys.map((split) => `coalesce((${split})::int8, 0) AS ${named(split)}`).join(", ");
  const size = (columns: readonly string[]) => {
    const parts = `OVER (PARTITION BY ${columns.join(", ")})`;
    return tables.twoSides
      ? `greatest(count(*) FILTER (WHERE side = 0) ${parts}, count(*) FILTER (WHERE side = 1) ${parts})`
      : `count(*) ${parts}`;
  };
  const steps = rule.splits.flatMap((chain, way) =>
    chain.map((_, i) => ({
      name: `n${way}_${i}`,
      size: size(["k", ...chain.slice(0, i + 1).map(named)]),
    })),
  );
  const keyAfter = (chain: readonly string[], way: number, n: number): string =>
    n < 0 ? `k # ${way}` : `hashint8extended(${keyAfter(chain, way, n - 1)}, ${named(chain[n] ?? "")})`;
  const meeting = tables.twoSides ? (_: string, key: string) => key : meetsSomebody;
  const ways = rule.splits.map(
    (chain, way) =>
      `CASE ${chain
        .map(
          (_, i) =>
            `WHEN n${way}_${i} <= ${rule.limit} THEN ${meeting(`n${way}_${i}`, keyAfter(chain, way, i))}`,
        )
        .join(" ")} END`,
  );
  const nowhere = rule.splits
    .map((chain, way) => `n${way}_${chain.length - 1} > ${rule.limit}`)
    .join(" AND ");
  return sql`
    CREATE UNLOGGED TABLE ${tables.partsOf(rule.name)} ${NO_VACUUM} AS
    SELECT
      side,
      row_no,
      ways.k${raw(carried(rule))}
    FROM
      (
        SELECT
          side,
          row_no,
          ${raw(steps.map((step) => `${step.size} AS ${step.name}`).join(", "))},
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
          ) AS large
          JOIN ${records(tables, splits)} AS record USING (side, row_no)
      ) AS counted
      JOIN (
        SELECT
          side,
          row_no${raw(carried(rule))}
        FROM
          ${tables.keysOf(rule.name)}
        WHERE
          size > ${rule.limit}::int4
      ) AS carried USING (side, row_no)
      CROSS JOIN LATERAL unnest(
        CASE
          WHEN ${raw(nowhere)} THEN ARRAY[NULL::int8]
          ELSE array_remove(ARRAY[${raw(ways.join(", "))}], NULL)
        END
      ) AS ways (k)
    ORDER BY
      3
  `;
}

/** The key of a part, where more than one record of one side is in it. */
const meetsSomebody = (size: string, key: string) => `CASE WHEN ${size} > 1 THEN ${key} END`;

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
