import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { FILTER_COLUMNS } from "./blocking-rules";
import type { BlockingRule } from "./blocking-rules";
import { pairNumber } from "./pair-number";
import type { LinkageTables } from "./tables";

/** The key of every record under one rule, as a narrow table (side, row_no, k, part); what meets nobody by this rule is not in it. */
export function keyTable(tables: LinkageTables, rule: BlockingRule): Sql {
  const carried = (rule.filter ? FILTER_COLUMNS : []).map((column) => `, ${column}`).join("");
  const side = (table: Sql, number: number) => sql`SELECT ${raw(`${number}::int2 AS side, row_no, (${rule.key})::int8 AS k, 0::int2 AS part${carried}`)} FROM ${table}`;
  return sql`CREATE UNLOGGED TABLE ${tables.keysOf(rule.name)} AS SELECT * FROM (${bothSides(tables, side)}) AS keyed WHERE k IS NOT NULL`;
}

function bothSides(tables: LinkageTables, side: (table: Sql, number: number) => Sql): Sql {
  return tables.twoSides ? sql`${side(tables.left, 0)} UNION ALL ${side(tables.right, 1)}` : side(tables.left, 0);
}

/**
 * Divides blocks over the limit by the next key, and again; `part` says how often. Each key refines the one before, so that a divided block is never mixed
 * with another. Records of blocks that stay too large get no key (part = number of splits + 1).
 */
export function divideBlocks(tables: LinkageTables, rule: BlockingRule): Sql {
  const keys = tables.keysOf(rule.name);
  const splits = rule.splits.map((split, i) => `, coalesce((${split})::int8, 0) AS split${i + 1}`).join("");
  const record = (table: Sql, number: number) => sql`SELECT ${raw(`${number}::int2 AS side, row_no${splits}`)} FROM ${table}`;
  const counted = rule.splits.reduce<string>(
    (inner, _, i) => `SELECT *, greatest(count(*) FILTER (WHERE side = 0) OVER w${i}, count(*) FILTER (WHERE side = 1) OVER w${i}) AS n${i + 1}
      FROM (SELECT *, hashint8extended(k${i}, split${i + 1}) AS k${i + 1} FROM (${inner}) AS i${i}) AS h${i} WINDOW w${i} AS (PARTITION BY k${i + 1})`,
    "SELECT * FROM large",
  );
  const fits = rule.splits.map((_, i) => `WHEN n${i + 1} <= ${rule.limit} THEN`);
  return sql`WITH over AS MATERIALIZED (SELECT DISTINCT k FROM (SELECT k FROM ${keys} GROUP BY k, side HAVING count(*) > ${rule.limit}::int8) AS l),
      large AS MATERIALIZED (SELECT r.*, k.k AS k0 FROM ${keys} k JOIN over USING (k) JOIN (${bothSides(tables, record)}) r USING (side, row_no)),
      divided AS (SELECT side, row_no, ${raw(`CASE ${fits.map((fit, i) => `${fit} k${i + 1}`).join(" ")} END AS k, (CASE ${fits.map((fit, i) => `${fit} ${i + 1}`).join(" ")} ELSE ${fits.length + 1} END)::int2 AS part`)} FROM (${raw(counted)}) AS c)
    UPDATE ${keys} t SET k = d.k, part = d.part FROM divided d WHERE t.side = d.side AND t.row_no = d.row_no`;
}

/** What the blocks of one rule cost: blocks, pairs before any sieve, rows of the largest block and of its larger side, divided rows, rows left out. */
export function blockSizes(tables: LinkageTables, rule: BlockingRule): Sql {
  const pairs = tables.twoSides ? raw("count(*) FILTER (WHERE side = 0) * count(*) FILTER (WHERE side = 1)") : raw("count(*) * (count(*) - 1) / 2");
  const side = tables.twoSides ? raw("greatest(count(*) FILTER (WHERE side = 0), count(*) FILTER (WHERE side = 1))") : raw("count(*)");
  return sql`SELECT count(*) FILTER (WHERE pairs > 0)::int8 AS blocks, coalesce(sum(pairs), 0)::int8 AS pairs, coalesce(max(c) FILTER (WHERE pairs > 0), 0)::int8 AS largest, coalesce(max(on_side), 0)::int8 AS on_side,
      coalesce(sum(divided), 0)::int8 AS divided, coalesce(sum(c) FILTER (WHERE k IS NULL), 0)::int8 AS left_out
    FROM (SELECT k, CASE WHEN k IS NOT NULL THEN ${pairs} ELSE 0 END AS pairs, CASE WHEN k IS NOT NULL THEN ${side} ELSE 0 END AS on_side, count(*) AS c, count(*) FILTER (WHERE part > 0) AS divided FROM ${tables.keysOf(rule.name)} GROUP BY k) AS sizes`;
}

/** The pairs of one rule as one number each (pair-number.ts): a below b on one side, left and right across two. */
export function blockPairs(tables: LinkageTables, rule: BlockingRule): Sql {
  const order = tables.twoSides ? "a.side = 0 AND b.side = 1" : "a.row_no < b.row_no";
  return sql`SELECT ${pairNumber("a.row_no", "b.row_no")} AS pair FROM ${tables.keysOf(rule.name)} a JOIN ${tables.keysOf(rule.name)} b ON a.k = b.k AND ${raw(order)} ${raw(rule.filter ? `AND (${rule.filter})` : "")}`;
}
