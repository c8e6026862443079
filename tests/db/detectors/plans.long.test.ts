import sql, { raw } from "sql-template-tag";
import { expect, test } from "vitest";
import { loadGenerated } from "@/eval/support/generated-roll";
import { pool } from "@/lib/db/pool";
import type { QueryFn } from "@/lib/db/query-fn";
import { DETECTORS } from "@/lib/detectors/registry";
import { linkRecords } from "@/lib/linkage/link";
import { LinkageTables } from "@/lib/linkage/tables";
import { partitionName } from "@/lib/roll/partition-name";
import { openConnection } from "@/lib/run/engine/connections";
import type { RunConnection } from "@/lib/run/engine/connections";
import { planRun, planTasks } from "@/lib/run/engine/plan";
import { loadRun } from "@/lib/run/engine/run-state";
import { WorkingTables } from "@/lib/run/engine/working-tables";
import { DEFAULT_OPTIONS } from "@/prisma/roll/generate-roll";
import { freshDatabase } from "@/tests/support/fresh-database";

// Every statement of every detector and of the linkage, explained with its real row counts at two sizes: rows
// that pass through the nodes of its plan may grow with the roll, not with its square (a nested loop, a
// subquery for each row).

await freshDatabase();

const SIZES = [4_000, 16_000] as const;
/** Four times the roll may take so many times the rows: a square would be sixteen. */
const MAX_GROWTH = 8;
/** Fewer rows than this per voter are nobody's concern, however they grow. */
const MIN_PER_VOTER = 12;

interface Plan {
  readonly "Node Type": string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Rows Removed by Join Filter"?: number;
  readonly Plans?: readonly Plan[];
}

/** Rows that the nodes of a plan handed on or threw away. */
function rowsThrough(plan: Plan): number {
  const own =
    (plan["Actual Rows"] +
      (plan["Rows Removed by Filter"] ?? 0) +
      (plan["Rows Removed by Join Filter"] ?? 0)) *
    plan["Actual Loops"];
  return own + (plan.Plans ?? []).reduce((sum, child) => sum + rowsThrough(child), 0);
}

/** The same statement in runs and on partitions of other numbers. */
const nameOf = (text: string) =>
  text
    .replace(/\s+/g, " ")
    .replace(/\b(run|voter_record|v)_\d+/g, "$1_N")
    .trim();

/** What writes, and can be explained: tables that are made from a query too, whatever their settings. */
const WRITES = new RegExp(
  String.raw`^\s*(?:WITH|INSERT|UPDATE|DELETE|CREATE (?:UNLOGGED|TEMP) TABLE [^(]*` +
    String.raw`(?:\(autovacuum_enabled = FALSE\)\s*)?AS\s)`,
  "i",
);

/** A connection that explains what it does; `seen` gets the rows of each statement, the most of its repeats. */
async function explaining(seen: Map<string, number>): Promise<RunConnection> {
  const connection = await openConnection();
  const { client } = connection;
  const query: QueryFn = async <T>({ text, values }: Parameters<QueryFn>[0]) => {
    const asks = /^\s*(?:SELECT|WITH|\()/i.test(text) && !/\b(?:UPDATE|INSERT INTO|DELETE FROM)\b/.test(text);
    const writes = WRITES.test(text) && !asks && !/\bRETURNING\b/.test(text);
    if (asks || writes) {
      const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: Plan }] }>(
        `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`,
        values,
      );
      const [first] = rows;
      const through = first === undefined ? 0 : rowsThrough(first["QUERY PLAN"][0].Plan);
      const name = nameOf(text);
      seen.set(name, Math.max(seen.get(name) ?? 0, through));
    }
    return writes ? [] : ((await client.query(text, values)).rows as T[]);
  };
  return { ...connection, query };
}

async function rowsOfStatements(voters: number): Promise<Map<string, number>> {
  const roll = await loadGenerated({ ...DEFAULT_OPTIONS, voters, seed: 71 });
  const created = await pool().query<{ id: number }>(
    "INSERT INTO run (snapshot_id, baseline_id, created_by) VALUES ($1, $2, 'test') RETURNING id",
    [roll.snapshotId, roll.baselineId],
  );
  const id = created.rows[0]?.id ?? 0;
  for (const [ord, { code, version }] of DETECTORS.entries())
    if (!code.startsWith("GND-"))
      await pool().query("INSERT INTO run_detector (run_id, code, version, ord) VALUES ($1, $2, $3, $4)", [
        id,
        code,
        version,
        ord,
      ]);
  const seen = new Map<string, number>();
  const main = await explaining(seen);
  const tables = new WorkingTables(id);
  try {
    const run = await planRun(
      await loadRun(main.query, id),
      (code) => DETECTORS.find((one) => one.code === code),
      {
        connections: [main],
        main,
        tables,
        interrupts: { check: () => undefined, halt: () => undefined, end: () => undefined },
        beforePublish: () => Promise.resolve(undefined),
      },
    );
    for (const task of planTasks(run)) await task.work(main);
    const failed = await pool().query(
      "SELECT code, error FROM run_detector WHERE run_id = $1 AND status = 'failed'",
      [id],
    );
    expect(failed.rows).toEqual([]);
  } finally {
    await tables.dropAll();
    await main.close();
  }
  return seen;
}

/** Statements whose rows grew with the square from a roll of the first to one of the second, of `voters`. */
function grownIn(
  small: ReadonlyMap<string, number>,
  large: ReadonlyMap<string, number>,
  voters: number,
  concern = MIN_PER_VOTER,
) {
  return [...large].flatMap(([statement, rows]) => {
    const before = small.get(statement);
    return before !== undefined && rows > concern * voters && rows > MAX_GROWTH * before
      ? [{ statement: statement.slice(0, 400), before, rows }]
      : [];
  });
}

test("no statement of a detector grows with the square of the roll", async () => {
  const [small, large] = [await rowsOfStatements(SIZES[0]), await rowsOfStatements(SIZES[1])];
  expect(large.size).toBeGreaterThan(80);
  expect(grownIn(small, large, SIZES[1])).toEqual([]);
});

/** The same of the linkage, with the keys and the small blocks of a roll of millions: most of them are divided. */
async function rowsOfLinkage(voters: number): Promise<Map<string, number>> {
  const roll = await loadGenerated({ ...DEFAULT_OPTIONS, voters, seed: 72 });
  const seen = new Map<string, number>();
  const connection = await explaining(seen);
  const tables = new LinkageTables("plans", false);
  const left = raw(partitionName(roll.snapshotId));
  await linkRecords(connection.query, tables, { left, right: null }, { blockAs: 4_000_000 });
  await connection.query(tables.dropAll());
  await connection.close();
  return seen;
}

/** Blocks grow with the roll until they reach their limit, and their pairs with the square of that: so many. */
const PAIRS_PER_VOTER = 60;

test("no statement of the linkage grows with the square of the roll", async () => {
  const [small, large] = [await rowsOfLinkage(1_500), await rowsOfLinkage(6_000)];
  expect(large.size).toBeGreaterThan(40);
  expect(grownIn(small, large, 6_000, PAIRS_PER_VOTER)).toEqual([]);
}, 300_000);

test("the measure sees a square, and leaves what is linear alone", async () => {
  const rowsOf = async (statement: (n: number) => string, n: number) => {
    const seen = new Map<string, number>();
    const connection = await explaining(seen);
    await connection.query(sql`${raw(statement(n))}`).finally(() => connection.close());
    return [...seen.values()][0] ?? 0;
  };
  const square = (n: number) =>
    `SELECT count(*) FROM generate_series(1, ${n}) a JOIN generate_series(1, ${n}) b ON a + b < 0`;
  const linear = (n: number) =>
    `SELECT count(*) FROM generate_series(1, ${n}) a JOIN generate_series(1, ${n}) b ON a = b`;
  expect((await rowsOf(square, 1200)) / (await rowsOf(square, 300))).toBeGreaterThan(MAX_GROWTH);
  expect((await rowsOf(linear, 1200)) / (await rowsOf(linear, 300))).toBeLessThan(5);
});
