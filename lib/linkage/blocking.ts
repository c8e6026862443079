import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { FILTER_COLUMNS } from "./blocking-rules";
import type { BlockingRule } from "./blocking-rules";
import { pairNumber } from "./pair-number";
import type { LinkageTables } from "./tables";

/** The key of every record under one rule, as (side, row_no, k) with `more` columns. */
function keyed(tables: LinkageTables, rule: BlockingRule, more = ""): Sql {
  const side = (table: Sql, number: number) => sql`SELECT ${raw(`${number}::int2 AS side, row_no, (${rule.key})::int8 AS k${more}`)} FROM ${table}`;
  return sql`(${tables.twoSides ? sql`${side(tables.left, 0)} UNION ALL ${side(tables.right, 1)}` : side(tables.left, 0)}) AS keyed`;
}

const pairsIn = (tables: LinkageTables) => raw(tables.twoSides ? "count(*) FILTER (WHERE side = 0) * count(*) FILTER (WHERE side = 1)" : "count(*) * (count(*) - 1) / 2");
const largerSide = "greatest(count(*) FILTER (WHERE side = 0), count(*) FILTER (WHERE side = 1))";

/** The blocks of one rule in which pairs meet, with whether they are over its limit and have to be divided. */
export function blockTable(tables: LinkageTables, rule: BlockingRule): Sql {
  return sql`CREATE UNLOGGED TABLE ${tables.block} AS SELECT k, count(*) AS rows, ${pairsIn(tables)} AS pairs, ${raw(largerSide)} > ${rule.limit}::int8 AS over
    FROM ${keyed(tables, rule)} WHERE k IS NOT NULL GROUP BY k HAVING ${pairsIn(tables)} > 0`;
}

/**
 * The records of a rule's blocks, as a narrow table (side, row_no, k, part) in the order of the keys, so that whoever joins them finds a block in one place; what meets nobody by this rule
 * is not in it.
 *
 * @param divide whether some blocks are over the limit
 */
export function keyTable(tables: LinkageTables, rule: BlockingRule, divide: boolean): Sql {
  const carried = (rule.filter ? FILTER_COLUMNS : []).map((column) => `, ${column}`).join("");
  const members = sql`${keyed(tables, rule, carried)} WHERE keyed.k IN (SELECT k FROM ${tables.block})`;
  if (!divide) return sql`CREATE UNLOGGED TABLE ${tables.keysOf(rule.name)} AS SELECT side, row_no, k, 0::int2 AS part${raw(carried)} FROM ${members} ORDER BY k`;
  return sql`CREATE UNLOGGED TABLE ${tables.keysOf(rule.name)} AS WITH divided AS MATERIALIZED (${dividedBlocks(tables, rule)})
    SELECT side, row_no, CASE WHEN d.part IS NULL THEN member.k ELSE d.k END AS k, coalesce(d.part, 0::int2) AS part${raw(carried)} FROM (SELECT * FROM ${members}) AS member LEFT JOIN divided d USING (side, row_no) ORDER BY 3`;
}

/**
 * Records of blocks over the limit, each with the key of the first division that makes its block small enough; `part` says how many divisions that took. Each refines the one before, so that
 * a divided block is never mixed with another. Records of blocks that stay too large get no key (part = number of splits + 1).
 */
function dividedBlocks(tables: LinkageTables, rule: BlockingRule): Sql {
  const splits = rule.splits.map((split, i) => `, coalesce((${split})::int8, 0) AS split${i + 1}`).join("");
  const counts = rule.splits.map((_, i) => `greatest(count(*) FILTER (WHERE side = 0) OVER w${i + 1}, count(*) FILTER (WHERE side = 1) OVER w${i + 1}) AS n${i + 1}`).join(", ");
  const windows = rule.splits.map((_, i) => `w${i + 1} AS (PARTITION BY ${["k", ...rule.splits.slice(0, i + 1).map((__, j) => `split${j + 1}`)].join(", ")})`).join(", ");
  const keyAfter = (count: number): string => (count === 0 ? "k" : `hashint8extended(${keyAfter(count - 1)}, split${count})`);
  const fits = rule.splits.map((_, i) => `WHEN n${i + 1} <= ${rule.limit} THEN`);
  return sql`SELECT side, row_no, ${raw(`CASE ${fits.map((fit, i) => `${fit} ${keyAfter(i + 1)}`).join(" ")} END AS k, (CASE ${fits.map((fit, i) => `${fit} ${i + 1}`).join(" ")} ELSE ${fits.length + 1} END)::int2 AS part`)}
    FROM (SELECT *, ${raw(counts)} FROM (SELECT * FROM ${keyed(tables, rule, splits)} WHERE k IN (SELECT k FROM ${tables.block} WHERE over)) AS large WINDOW ${raw(windows)}) AS counted`;
}

/** Are there blocks to divide? */
export const anyOver = (tables: LinkageTables): Sql => sql`SELECT coalesce(bool_or(over), false) AS over FROM ${tables.block}`;

/** What the blocks of one rule cost: blocks, pairs before any sieve, rows of the largest block, divided rows, rows left out. */
export function blockSizes(tables: LinkageTables, rule: BlockingRule, divided: boolean): Sql {
  const whole = sql`SELECT rows, pairs, 0::int8 AS divided FROM ${tables.block} WHERE NOT over`;
  const parts = sql`SELECT count(*), CASE WHEN k IS NOT NULL THEN ${pairsIn(tables)} END, count(*) FROM ${tables.keysOf(rule.name)} WHERE part > 0 GROUP BY k`;
  return sql`SELECT count(*) FILTER (WHERE pairs > 0)::int8 AS blocks, coalesce(sum(pairs), 0)::int8 AS pairs, coalesce(max(rows) FILTER (WHERE pairs > 0), 0)::int8 AS largest,
      coalesce(sum(divided), 0)::int8 AS divided, coalesce(sum(rows) FILTER (WHERE pairs IS NULL), 0)::int8 AS left_out
    FROM (${divided ? sql`${whole} UNION ALL ${parts}` : whole}) AS sizes`;
}

/** The pairs of one rule as one number each (pair-number.ts): a below b on one side, left and right across two. */
export function blockPairs(tables: LinkageTables, rule: BlockingRule): Sql {
  const order = tables.twoSides ? "a.side = 0 AND b.side = 1" : "a.row_no < b.row_no";
  return sql`SELECT ${pairNumber("a.row_no", "b.row_no")} AS pair FROM ${tables.keysOf(rule.name)} a JOIN ${tables.keysOf(rule.name)} b ON a.k = b.k AND ${raw(order)} ${raw(rule.filter ? `AND (${rule.filter})` : "")}`;
}
