// npm run bench -- blocking [--rows 10000,100000,1000000] [--rate 0.03]
// What the blocking keys bring on planted rolls of several sizes: the share of true pairs that are compared, the
// pairs and the seconds of each key, and what it alone brings. People are written down twice at one rate
// everywhere, one in five of them with two faults at once.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { raw } from "sql-template-tag";
import { withScratchDatabase } from "@/eval/support/database";
import { truePairs } from "@/eval/support/linkage-score";
import { loadRoll } from "@/eval/support/load-roll";
import { keepResult } from "@/eval/support/results";
import { makeWorld, worldCsv } from "@/eval/worlds/world";
import type { QueryFn } from "@/lib/db/query-fn";
import { twoFaults, wideNames } from "./blocking/planted";
import { measureKeys } from "./blocking/measure-keys";
import type { KeysResult } from "./blocking/measure-keys";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "10000,100000,1000000" },
    rate: { type: "string", default: "0.03" },
  },
});
const REGION = "3314";
const folder = mkdtempSync(join(tmpdir(), "cermat-bench-blocking-"));
const sizes: KeysResult[] = [];
try {
  await withScratchDatabase(async ({ database }) => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      for (const rows of values.rows.split(",").map(Number)) sizes.push(await measure(client, rows));
    } finally {
      await client.end();
    }
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
keepResult("bench-blocking", { rate: Number(values.rate), sizes });

async function measure(client: pg.Client, voters: number): Promise<KeysResult> {
  const query: QueryFn = async <T>(statement: { text: string; values: unknown[] }) =>
    (await client.query(statement.text, statement.values)).rows as T[];
  await client.query("SET jit = off; SET work_mem = '128MB'; SET client_min_messages = warning");
  const inserted = Math.round(voters * Number(values.rate));
  const world = makeWorld({
    culture: wideNames(REGION),
    seed: 11,
    voters,
    inserted,
    numbers: true,
    entry: twoFaults,
  });
  const file = join(folder, "planted.csv");
  writeFileSync(file, worldCsv(world));
  await loadRoll(client, "scratch.planted", file, null, null, {
    regionCode: REGION,
    referenceDate: "2025-12-10",
  });
  const truth = truePairs(
    world.lines.map(({ person }) => String(person)),
    null,
    /^(.*)$/,
  );
  const result = await measureKeys(query, raw("scratch.planted"), [...truth], world.lines.length);
  process.stdout.write(text(result));
  return result;
}

function text({ rows, keys, all }: KeysResult): string {
  const line = (name: string, pairs: number, seconds: number, recall: number, alone: string) =>
    `  ${name.padEnd(18)} ${String(pairs).padStart(10)} pairs ${seconds.toFixed(1).padStart(6)} s  ` +
    `${recall.toFixed(4)} ${alone}\n`;
  return [
    `${rows} records, ${all.truePairs} true pairs\n`,
    ...keys.map(({ rule, pairs, seconds, recall, alone }) =>
      line(rule, pairs, seconds, recall, `alone ${alone}`),
    ),
    line("all", all.pairs, all.seconds, all.recall, ""),
  ].join("");
}
