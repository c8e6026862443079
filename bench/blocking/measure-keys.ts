import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import type { BlockingRule } from "@/lib/linkage/blocking-rules";
import type { QueryFn } from "@/lib/db/query-fn";
import { blockPairs } from "@/lib/linkage/blocking";
import { rulesFor, sieved } from "@/lib/linkage/blocking-rules";
import { block } from "@/lib/linkage/link";
import { pairNumber } from "@/lib/linkage/pair-number";
import { broughtPairs, comparePairs } from "@/lib/linkage/pairs";
import { prepareStatements } from "@/lib/linkage/prepare";
import { LinkageTables } from "@/lib/linkage/tables";

interface Measured {
  readonly pairs: number;
  readonly seconds: number;
  /** Share of the true pairs that is brought. */
  readonly recall: number;
}

export interface KeysResult {
  readonly rows: number;
  /** Each key by itself; `alone` are true pairs that no other key brings. */
  readonly keys: readonly (Measured & { readonly rule: string; readonly alone: number })[];
  /** All keys together: bringing pairs and comparing them. */
  readonly all: Measured & { readonly truePairs: number; readonly prepareSeconds: number };
}

/** @param truth pairs of row numbers, "a,b" */
export async function measureKeys(
  query: QueryFn,
  roll: Sql,
  truth: readonly string[],
  rows: number,
): Promise<KeysResult> {
  const tables = new LinkageTables("blocking", false);
  await query(tables.dropAll());
  const prepareSeconds = await seconds(async () => {
    for (const statement of prepareStatements(tables, { left: roll, right: null })) await query(statement);
  });
  const numbers = truth.map((pair) => pair.split(",").map(Number) as [number, number]);
  await query(sql`DROP TABLE IF EXISTS scratch.true_pair`);
  await query(sql`
    CREATE UNLOGGED TABLE scratch.true_pair AS
    SELECT
      ${pairNumber("a", "b")} AS pair,
      ARRAY[]::TEXT[] AS rules
    FROM
      unnest(${numbers.map(([a]) => a)}::int4[], ${numbers.map(([, b]) => b)}::int4[]) AS t (a, b)
  `);
  const keys: { rule: string; pairs: number; seconds: number }[] = [];
  const used: BlockingRule[] = [];
  for (const given of rulesFor(rows, 1)) {
    let rule = given;
    const blocked = await seconds(async () => {
      rule = sieved(given, (await block(query, tables, given)).pairs);
    });
    used.push(rule);
    const joined = await seconds(async () => {
      await query(sql` CREATE UNLOGGED TABLE scratch.one_key AS ${blockPairs(tables, rule)} `);
    });
    const [count] = await query<{ n: number | string }>(sql`
      SELECT
        count(*) AS n
      FROM
        scratch.one_key
    `);
    const pairs = Number(count?.n);
    await query(sql`
      UPDATE scratch.true_pair
      SET
        rules = rules || ${rule.name}::text
      WHERE
        pair IN (
          SELECT
            pair
          FROM
            scratch.one_key
        )
    `);
    await query(sql`DROP TABLE scratch.one_key`);
    keys.push({ rule: rule.name, pairs, seconds: blocked + joined });
  }
  const together = await seconds(async () => {
    for (const statement of comparePairs(tables, broughtPairs(tables, used))) await query(statement);
  });
  const shares = await query<{ rule: string; found: number | string; alone: number | string }>(sql`
    SELECT
      rule,
      count(*) AS found,
      count(*) FILTER (
        WHERE
          cardinality(rules) = 1
      ) AS alone
    FROM
      scratch.true_pair,
      unnest(rules) AS rule
    GROUP BY
      rule
  `);
  const [found] = await query<{ n: number | string; pairs: number | string }>(sql`
    SELECT
      (
        SELECT
          count(*)
        FROM
          scratch.true_pair
        WHERE
          cardinality(rules) > 0
      ) AS n,
      (
        SELECT
          count(*)
        FROM
          ${tables.pair}
      ) AS pairs
  `);
  await query(tables.dropAll());
  const total = Math.max(1, truth.length);
  const share = (rule: string) => shares.find((one) => one.rule === rule);
  return {
    rows,
    keys: keys.map((key) => ({
      ...key,
      recall: Number(share(key.rule)?.found ?? 0) / total,
      alone: Number(share(key.rule)?.alone ?? 0),
    })),
    all: {
      truePairs: truth.length,
      pairs: Number(found?.pairs),
      seconds: together,
      prepareSeconds,
      recall: Number(found?.n) / total,
    },
  };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
