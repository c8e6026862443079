// npm run bench -- linkage [--rows 100000] [--rounds 2]
// Candidate pairs and comparisons of the linkage, in PostgreSQL and in DuckDB: the same records, the same blocks, the same levels, on a roll of the generator.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { DuckDBInstance } from "@duckdb/node-api";
import pg from "pg";
import { raw } from "sql-template-tag";
import { keepResult } from "@/eval/support/results";
import { withScratchDatabase } from "@/eval/support/database";
import { loadRoll } from "@/eval/support/load-roll";
import type { QueryFn } from "@/lib/detectors/kit/types";
import { oneSlipOfDigits } from "@/lib/linkage/digits";
import { rulesFor } from "@/lib/linkage/blocking-rules";
import type { BlockingRule } from "@/lib/linkage/blocking-rules";
import { PATTERN } from "@/lib/linkage/compare";
import { block } from "@/lib/linkage/link";
import { candidatePatterns, comparePairs } from "@/lib/linkage/pairs";
import { prepareStatements } from "@/lib/linkage/prepare";
import { LinkageTables } from "@/lib/linkage/tables";
import { generateRoll } from "./generated";

const { values } = parseArgs({ options: { rows: { type: "string", default: "100000" }, rounds: { type: "string", default: "2" } } });
const folder = mkdtempSync(join(tmpdir(), "cermat-bench-linkage-"));

try {
  await withScratchDatabase(async ({ database }) => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      await compare(client);
    } finally {
      await client.end();
    }
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function compare(client: pg.Client): Promise<void> {
  const query: QueryFn = async <T>(statement: { text: string; values: unknown[] }) => (await client.query(statement.text, statement.values)).rows as T[];
  await client.query("SET jit = off; SET work_mem = '256MB'; SET client_min_messages = warning");
  const loaded = await loadRoll(client, "bench_roll", generateRoll(folder, Number(values.rows)), null, null, { regionCode: "3314", referenceDate: "2025-12-10" });
  const tables = new LinkageTables("bench", false);
  for (const statement of prepareStatements(tables, { left: raw("bench_roll"), right: null })) await query(statement);
  const rules = rulesFor(loaded.rows);
  for (const rule of rules) {
    await block(query, tables, rule);
  }
  const duck = await toDuck(client, tables, rules);
  const ours: number[] = [];
  const theirs: number[] = [];
  let agree = false;
  for (let round = 0; round < Number(values.rounds); round++) {
    const postgres = await timed(async () => {
      for (const statement of comparePairs(tables, rules)) await query(statement);
      return query<{ pattern: number; n: string }>(candidatePatterns(tables));
    });
    const duckdb = await timed(() => inDuck(duck, rules));
    ours.push(postgres.seconds);
    theirs.push(duckdb.seconds);
    const text = (rows: readonly { pattern: number; n: string | number | bigint }[]) => rows.map(({ pattern, n }) => `${pattern}:${n}`).join(" ");
    agree = text(postgres.result) === text(duckdb.result);
    await client.query("DROP TABLE bench_pair, bench_brought");
  }
  const rounded = (value: number) => Math.round(value * 100) / 100;
  const best = (times: readonly number[]) => Math.min(...times);
  process.stdout.write(`${loaded.rows} records, ${values.rounds} rounds, taking turns; best of each\n`);
  process.stdout.write(`PostgreSQL ${best(ours).toFixed(2)} s   DuckDB ${best(theirs).toFixed(2)} s   ratio ${(best(ours) / best(theirs)).toFixed(2)} (goal ≤ 1.0)\n`);
  keepResult("bench-linkage", { records: loaded.rows, rounds: Number(values.rounds), postgresSeconds: rounded(best(ours)), duckdbSeconds: rounded(best(theirs)), ratio: rounded(best(ours) / best(theirs)), samePatterns: agree });
  process.stdout.write(agree ? "Every pattern has the same count in both, so both find the same people: equal F1.\n" : "The patterns differ: the two do not compare the same.\n");
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const started = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - started) / 1000 };
}

type Duck = Awaited<ReturnType<Awaited<ReturnType<typeof DuckDBInstance.create>>["connect"]>>;

/** The prepared records and block keys, copied over: the contest is about joining and comparing. */
async function toDuck(client: pg.Client, tables: LinkageTables, rules: readonly BlockingRule[]): Promise<Duck> {
  const duck = await (await DuckDBInstance.create(":memory:", { threads: "2" })).connect();
  const types: Readonly<Record<string, string>> = { int2: "INTEGER", int4: "INTEGER", int8: "BIGINT", text: "VARCHAR", bool: "BOOLEAN" };
  for (const table of [tables.left.text, ...rules.map(({ name }) => tables.keysOf(name).text)]) {
    const columns = await client.query<{ name: string; type: string }>("SELECT attname AS name, typname AS type FROM pg_attribute JOIN pg_type t ON t.oid = atttypid WHERE attrelid = $1::regclass AND attnum > 0 ORDER BY attnum", [table]);
    await duck.run(`CREATE TABLE ${table} (${columns.rows.map(({ name, type }) => `"${name}" ${types[type] ?? "VARCHAR"}`).join(", ")})`);
    const appender = await duck.createAppender(table);
    const { rows } = await client.query<Record<string, string | number | boolean | null>>(`SELECT * FROM ${table}`);
    for (const row of rows) {
      for (const { name, type } of columns.rows) append(appender, type, row[name] ?? null);
      appender.endRow();
    }
    appender.closeSync();
  }
  return duck;
}

function append(appender: Awaited<ReturnType<Duck["createAppender"]>>, type: string, value: string | number | boolean | null): void {
  if (value === null) appender.appendNull();
  else if (type === "int2" || type === "int4") appender.appendInteger(Number(value));
  else if (type === "int8") appender.appendBigInt(BigInt(value as string));
  else if (type === "bool") appender.appendBoolean(value === true);
  else appender.appendVarchar(String(value));
}

/** The same SQL in DuckDB's words: its own Levenshtein without a limit, its own Damerau–Levenshtein for a slip, xor for #. */
function inDuckWords(text: string): string {
  return ["nik", "nkk"]
    .reduce((sql, number) => sql.replaceAll(oneSlipOfDigits(`${number}_digits`), `(damerau_levenshtein(a.${number}, b.${number}) <= 1)`), text)
    .replace(/CASE levenshtein_less_equal\(a\.(\w+), b\.\w+, 2\) WHEN 1 THEN true[\s\S]*?ELSE false END/g, "(damerau_levenshtein(a.$1, b.$1) <= 1)")
    .replace(/bit_count\(\((\S+) # (\S+)\)::bit\(26\)\)/g, "bit_count(xor($1, $2))")
    .replace(/::bit\(64\)/g, "")
    .replace(/\(([\w.]+) # ([\w.]+)\)/g, "xor($1, $2)")
    .replace(/levenshtein_less_equal\(([^,]+), ([^,]+), (?:\d|least\([^)]*\)[^)]*\))\)/g, "levenshtein($1, $2)")
    .replace(/ \/ /g, " // ");
}

async function inDuck(duck: Duck, rules: readonly BlockingRule[]): Promise<{ pattern: number; n: string }[]> {
  const pairs = rules.map((rule) => `SELECT a.row_no AS a, b.row_no AS b FROM bench_k_${rule.name} a JOIN bench_k_${rule.name} b ON a.k = b.k AND a.row_no < b.row_no ${rule.filter ? `AND (${inDuckWords(rule.filter)})` : ""}`);
  const reader = await duck.runAndReadAll(`SELECT pattern, count(*)::VARCHAR AS n FROM (
    SELECT (${inDuckWords(PATTERN.text)})::INTEGER AS pattern FROM (SELECT DISTINCT a, b FROM (${pairs.join(" UNION ALL ")})) p JOIN bench_left a ON a.row_no = p.a JOIN bench_left b ON b.row_no = p.b) GROUP BY pattern ORDER BY pattern`);
  return reader.getRowObjects() as unknown as { pattern: number; n: string }[];
}

