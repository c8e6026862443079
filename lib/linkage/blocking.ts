import sql, { join, raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { FILTER_COLUMNS } from "./blocking-rules";
import type { BlockingRule } from "./blocking-rules";
import type { LinkageTables } from "./tables";

const key = (i: number) => `k${i}`;

/**
 * The final key of every record under one rule, as a narrow table (side, row_no, k, part): a block over the limit is divided by the next key, and again;
 * `part` says how often. Records of blocks that stay too large get no key (part = number of splits + 1).
 */
export function keyTable(tables: LinkageTables, rule: BlockingRule): Sql {
  const carried = rule.filter ? FILTER_COLUMNS : [];
  const splits = rule.splits.map((split, i) => `coalesce((${split})::int8, 0) AS split${i + 1}`);
  const columns = raw(["row_no", `(${rule.key})::int8 AS k0`, ...splits, ...carried].join(", "));
  const side = (table: Sql, number: number) => sql`SELECT ${raw(String(number))}::int2 AS side, ${columns} FROM ${table}`;
  const source = tables.twoSides ? sql`${side(tables.left, 0)} UNION ALL ${side(tables.right, 1)}` : side(tables.left, 0);
  // A split refines the split before it, so that a divided block is never mixed with another.
  const refined = rule.splits.reduce<string[]>((chain, _, i) => [...chain, `hashint8extended(${chain.at(-1) ?? ""}, split${i + 1})`], ["k0"]);
  const levels = refined.map((_, i) => i);
  const large = levels.map((i) => {
    const within = i === 0 ? "k0 IS NOT NULL" : `${key(i - 1)} IN (TABLE large${i - 1})`;
    return sql`${raw(`large${i}`)} AS MATERIALIZED (SELECT ${raw(key(i))} FROM s WHERE ${raw(within)} GROUP BY ${raw(key(i))}, side HAVING count(*) > ${rule.limit})`;
  });
  const small = levels.map((i) => `WHEN ${key(i)} NOT IN (TABLE large${i})`);
  return sql`CREATE UNLOGGED TABLE ${tables.keysOf(rule.name)} AS
    WITH s AS NOT MATERIALIZED (SELECT ${raw(["side", "row_no", ...refined.map((expression, i) => `${expression} AS ${key(i)}`), ...carried].join(", "))} FROM (${source}) AS records WHERE k0 IS NOT NULL), ${join(large)}
    SELECT side, row_no, ${raw(`CASE ${small.map((when, i) => `${when} THEN ${key(i)}`).join(" ")} END AS k, (CASE ${small.map((when, i) => `${when} THEN ${i}`).join(" ")} ELSE ${small.length} END)::int2 AS part`)}
      ${raw(carried.map((column) => `, ${column}`).join(""))} FROM s`;
}

/** What the blocks of one rule cost: [blocks, pairs, largest, divided rows, rows left out]. */
export function blockSizes(tables: LinkageTables, rule: BlockingRule): Sql {
  const pairs = tables.twoSides ? raw("count(*) FILTER (WHERE side = 0) * count(*) FILTER (WHERE side = 1)") : raw("count(*) * (count(*) - 1) / 2");
  return sql`SELECT count(*) FILTER (WHERE pairs > 0)::int8 AS blocks, coalesce(sum(pairs), 0)::int8 AS pairs, coalesce(max(c) FILTER (WHERE pairs > 0), 0)::int8 AS largest,
      (SELECT count(*) FROM ${tables.keysOf(rule.name)} WHERE part > 0)::int8 AS divided, (SELECT count(*) FROM ${tables.keysOf(rule.name)} WHERE k IS NULL)::int8 AS left_out
    FROM (SELECT ${pairs} AS pairs, count(*) AS c FROM ${tables.keysOf(rule.name)} WHERE k IS NOT NULL GROUP BY k HAVING count(*) > 1) AS sizes`;
}

/** The pairs of one rule as row numbers, a below b on one side, left and right across two. */
export function pairTable(tables: LinkageTables, rule: BlockingRule): Sql {
  const order = tables.twoSides ? "a.side = 0 AND b.side = 1" : "a.row_no < b.row_no";
  return sql`CREATE UNLOGGED TABLE ${tables.pairsOf(rule.name)} AS SELECT a.row_no AS a, b.row_no AS b FROM ${tables.keysOf(rule.name)} a JOIN ${tables.keysOf(rule.name)} b ON a.k = b.k AND ${raw(order)}
    ${raw(rule.filter ? `AND (${rule.filter})` : "")}`;
}
