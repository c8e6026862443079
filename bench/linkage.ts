// npm run bench -- linkage [--rows 100000] [--rounds 2]
// Candidate pairs and comparisons of the linkage, in PostgreSQL and in DuckDB: the same records, the same
// blocks, the same levels, on a roll of the generator. DuckDB twice: comparing every pair of the blocks, as
// one writes it there, and with the linkage's own filter, which lets only pairs through that may turn out
// alike.
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
import type { QueryFn } from "@/lib/db/query-fn";
import { oneSlipOfDigits } from "@/lib/linkage/digits";
import { rulesFor, sieved } from "@/lib/linkage/blocking-rules";
import type { BlockingRule } from "@/lib/linkage/blocking-rules";
import { PATTERN } from "@/lib/linkage/compare";
import { decodePattern } from "@/lib/linkage/fields";
import { block, linkRecords } from "@/lib/linkage/link";
import type { LinkageModel } from "@/lib/linkage/model-types";
import { broughtPairs, candidatePatterns, comparePairs } from "@/lib/linkage/pairs";
import { prepareStatements } from "@/lib/linkage/prepare";
import { Scorer } from "@/lib/linkage/score";
import { LinkageTables } from "@/lib/linkage/tables";
import { generateRoll } from "./generated";

const { values } = parseArgs({
  options: { rows: { type: "string", default: "100000" }, rounds: { type: "string", default: "2" } },
});
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
  const query: QueryFn = async <T>(statement: { text: string; values: unknown[] }) =>
    (await client.query(statement.text, statement.values)).rows as T[];
  await client.query("SET jit = off; SET work_mem = '256MB'; SET client_min_messages = warning");
  const loaded = await loadRoll(
    client,
    "scratch.bench_roll",
    generateRoll(folder, Number(values.rows), "linkage"),
    null,
    null,
    { regionCode: "3314", referenceDate: "2025-12-10" },
  );
  const tables = new LinkageTables("bench", false);
  for (const statement of prepareStatements(tables, { left: raw("scratch.bench_roll"), right: null }))
    await query(statement);
  const rules: BlockingRule[] = [];
  for (const rule of rulesFor(loaded.rows, 1))
    rules.push(sieved(rule, (await block(query, tables, rule)).pairs));
  const duck = await toDuck(client, tables, rules);
  const ours: Timed[] = [];
  const every: Timed[] = [];
  const filtered: Timed[] = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    ours.push(
      await timed(async () => {
        for (const statement of comparePairs(tables, broughtPairs(tables, rules))) await query(statement);
        return query<Pattern>(candidatePatterns(tables));
      }),
    );
    await client.query("DROP TABLE bench_pair, bench_brought");
    every.push(
      await timed(() =>
        inDuck(
          duck,
          rules.map(({ filter: _, ...rule }) => rule),
        ),
      ),
    );
    filtered.push(await timed(() => inDuck(duck, rules)));
  }
  const linked = await linkRecords(query, new LinkageTables("bench_model", false), {
    left: raw("scratch.bench_roll"),
    right: null,
  });
  const accepted = (times: readonly Timed[]) =>
    acceptedBy(linked.model, linked.threshold.bits, times[0]?.result ?? []);
  report(loaded.rows, ours, every, filtered, { ours: accepted(ours), every: accepted(every) });
}

function report(
  records: number,
  ours: readonly Timed[],
  every: readonly Timed[],
  filtered: readonly Timed[],
  accepted: { readonly ours: number; readonly every: number },
): void {
  const rounded = (value: number) => Math.round(value * 100) / 100;
  const best = (times: readonly Timed[]) => Math.min(...times.map(({ seconds }) => seconds));
  const text = ([first]: readonly Timed[]) =>
    (first?.result ?? []).map(({ pattern, n }) => `${pattern}:${n}`).join(" ");
  const pairs = ([first]: readonly Timed[]) =>
    (first?.result ?? []).reduce((sum, { n }) => sum + Number(n), 0);
  const result = {
    records,
    rounds: ours.length,
    postgresSeconds: rounded(best(ours)),
    duckdbSeconds: rounded(best(every)),
    duckdbFilteredSeconds: rounded(best(filtered)),
    ratio: rounded(best(ours) / best(every)),
    filteredRatio: rounded(best(ours) / best(filtered)),
    pairs: pairs(ours),
    duckdbPairs: pairs(every),
    accepted: accepted.ours,
    duckdbAccepted: accepted.every,
    samePatterns: text(ours) === text(filtered),
  };
  keepResult("bench-linkage", result);
  process.stdout.write(`${records} records, ${result.rounds} rounds, taking turns; best of each\n`);
  process.stdout.write(
    `PostgreSQL ${best(ours).toFixed(2)} s for ${result.pairs} pairs that pass the filter; accepted ${accepted.ours}\n`,
  );
  process.stdout.write(
    `DuckDB ${best(every).toFixed(2)} s for all ${result.duckdbPairs} pairs of the same blocks; accepted ` +
      `by the same model ${accepted.every}: ratio ${result.ratio.toFixed(2)} (goal ≤ 1.0)\n`,
  );
  process.stdout.write(
    `DuckDB with the same filter ${best(filtered).toFixed(2)} s: ratio ${result.filteredRatio.toFixed(2)}; ` +
      `${
        result.samePatterns
          ? "every pattern has the same count in both"
          : "the patterns differ: the two do " + "not compare the same"
      }\n`,
  );
}

interface Pattern {
  readonly pattern: number;
  readonly n: string | number | bigint;
}

interface Timed {
  readonly result: readonly Pattern[];
  readonly seconds: number;
}

/**
 * How many of these pairs the model takes for one person: the same people mean the same F1, whatever the
 * truth.
 */
function acceptedBy(model: LinkageModel, bits: number, patterns: readonly Pattern[]): number {
  const scorer = new Scorer(model);
  return patterns
    .filter(({ pattern }) => scorer.score(decodePattern(pattern)) >= bits)
    .reduce((sum, { n }) => sum + Number(n), 0);
}

async function timed(work: () => Promise<readonly Pattern[]>): Promise<Timed> {
  const started = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - started) / 1000 };
}

type Duck = Awaited<ReturnType<Awaited<ReturnType<typeof DuckDBInstance.create>>["connect"]>>;

/** The prepared records and block keys, copied over: the contest is about joining and comparing. */
async function toDuck(
  client: pg.Client,
  tables: LinkageTables,
  rules: readonly BlockingRule[],
): Promise<Duck> {
  const duck = await (await DuckDBInstance.create(":memory:", { threads: "2" })).connect();
  const types: Readonly<Record<string, string>> = {
    int2: "INTEGER",
    int4: "INTEGER",
    int8: "BIGINT",
    text: "VARCHAR",
    bool: "BOOLEAN",
  };
  await duck.run("CREATE SCHEMA IF NOT EXISTS scratch");
  for (const table of [
    tables.left.text,
    ...rules.flatMap(({ name }) => [tables.keysOf(name).text, tables.partsOf(name).text]),
  ]) {
    const columns = await client.query<{ name: string; type: string }>(
      `SELECT attname AS name, typname AS type FROM pg_attribute JOIN pg_type t ON t.oid = atttypid WHERE
        attrelid = $1::regclass AND attnum > 0 ORDER BY attnum`,
      [table],
    );
    await duck.run(
      `CREATE TABLE ${table} (${columns.rows
        .map(({ name, type }) => `"${name}" ` + `${types[type] ?? "VARCHAR"}`)
        .join(", ")})`,
    );
    const [schema, name] = table.split(".");
    const appender = await duck.createAppender(name ?? table, schema);
    const { rows } = await client.query<Record<string, string | number | boolean | null>>(
      `SELECT * FROM ${table}`,
    );
    for (const row of rows) {
      for (const { name, type } of columns.rows) append(appender, type, row[name] ?? null);
      appender.endRow();
    }
    appender.closeSync();
  }
  return duck;
}

function append(
  appender: Awaited<ReturnType<Duck["createAppender"]>>,
  type: string,
  value: string | number | boolean | null,
): void {
  if (value === null) appender.appendNull();
  else if (type === "int2" || type === "int4") appender.appendInteger(Number(value));
  else if (type === "int8") appender.appendBigInt(BigInt(value as string));
  else if (type === "bool") appender.appendBoolean(value === true);
  else appender.appendVarchar(String(value));
}

/**
 * The same SQL in DuckDB's words: its own Levenshtein without a limit, its own Damerau–Levenshtein for a
 * slip, xor for #.
 */
function inDuckWords(text: string): string {
  return ["nik", "nkk"]
    .reduce(
      (sql, number) =>
        sql.replaceAll(
          oneSlipOfDigits(`${number}_digits`),
          `(damerau_levenshtein(a.${number}, b.${number}) <= 1)`,
        ),
      text,
    )
    .replace(
      /CASE levenshtein_less_equal\(a\.(\w+), b\.\w+, 2\) WHEN 1 THEN true[\s\S]*?ELSE false END/g,
      "(damerau_levenshtein(a.$1, b.$1) <= 1)",
    )
    .replace(/bit_count\(\((\S+) # (\S+)\)::bit\(26\)\)/g, "bit_count(xor($1, $2))")
    .replace(/::bit\(64\)/g, "")
    .replace(/\(([\w.]+) # ([\w.]+)\)/g, "xor($1, $2)")
    .replace(
      /levenshtein_less_equal\(([^,]+), ([^,]+), (?:\d|least\([^)]*\)[^)]*\))\)/g,
      "levenshtein($1, $2)",
    )
    .replace(/ \/ /g, " // ");
}

async function inDuck(duck: Duck, rules: readonly BlockingRule[]): Promise<Pattern[]> {
  const pairs = rules.flatMap(({ name, limit, filter }) => {
    const alike = filter ? `AND (${inDuckWords(filter)})` : "";
    const join = (table: string, small: string) =>
      `SELECT a.row_no AS a, b.row_no AS b FROM ${table} a JOIN ${table} b ON a.k = b.k AND a.row_no <
        b.row_no ${small} ${alike}`;
    return [
      join(`bench_k_${name}`, `AND a.size <= ${limit} AND b.size <= ${limit}`),
      join(`bench_p_${name}`, ""),
    ];
  });
  const reader = await duck.runAndReadAll(`SELECT pattern, count(*)::VARCHAR AS n FROM (
    SELECT (${inDuckWords(PATTERN.text)})::INTEGER AS pattern FROM (SELECT DISTINCT a, b FROM
    (${pairs.join(" UNION ALL ")})) p JOIN bench_left a ON a.row_no = p.a JOIN bench_left b ON b.row_no =
    p.b) GROUP BY pattern ORDER BY pattern`);
  return reader.getRowObjects() as unknown as Pattern[];
}
