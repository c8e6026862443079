// npm run bench -- queue [--large N]: the queue at ten thousand and a million findings
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { keepResult } from "@/eval/support/results";
import { closeDatabase } from "@/lib/db/close";
import { openEmbedded } from "@/lib/db/embedded";
import { prepareDatabase } from "@/lib/db/prepare";
import { rereadEnv } from "@/lib/env";
import { scans } from "./queue/plans";
import { questions, type Question } from "./queue/questions";
import { seedFindings, seedVoters } from "./queue/seed";
import { present } from "@/lib/domain/present";

/*
 * Every page, filter, order and count that the queue offers, and opening a finding, at ten thousand and at a million findings (both with a
 * million voters): the 50th and 95th percentile over all of them, the slowest ones, and the plan of any that scans. Goal: p95 grows by no
 * more than half.
 */

const { values } = parseArgs({
  options: { small: { type: "string", default: "10000" }, large: { type: "string", default: "1000000" }, voters: { type: "string", default: "1000000" }, rounds: { type: "string", default: "15" }, json: { type: "boolean", default: false } },
});
const rounds = Number(values.rounds);
const voters = Number(values.voters);

const folder = mkdtempSync(join(tmpdir(), "cermat-bench-"));
const database = await openEmbedded(folder);
try {
  Object.assign(process.env, { DATABASE_URL: database.url, CERMAT_DATA_DIR: folder, LOG_LEVEL: "silent" });
  rereadEnv();
  await prepareDatabase(database.url, database.adminUrl);
  const results = [];
  for (const [snapshotId, findings] of [[1, Number(values.small)], [2, Number(values.large)]] as const) {
    process.stderr.write(`seeding ${findings} findings\n`);
    await seedVoters(snapshotId, voters);
    await seedFindings(snapshotId, findings, voters);
    results.push(await measure(snapshotId, findings));
  }
  const ratio = Math.round((100 * present(results[1]).p95) / present(results[0]).p95) / 100;
  // Smaller numbers are no result for the document.
  if (Number(values.large) >= 1_000_000) keepResult("bench-queue", { voters, results, p95Ratio: ratio });
  process.stdout.write(values.json ? `${JSON.stringify({ results, p95Ratio: ratio })}\n` : text(results, ratio));
} finally {
  await closeDatabase();
  await database.release();
  rmSync(folder, { recursive: true, force: true });
}

interface Timed {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
}

async function measure(snapshotId: number, findings: number) {
  const asked = await questions(snapshotId);
  for (const question of asked) await question.ask();
  const times = new Map<string, number[]>(asked.map((question) => [question.name, []]));
  // Rounds over all questions, not all rounds of one: a busy moment of the machine hits every one of them alike.
  for (let round = 0; round < rounds; round += 1) for (const question of asked) present(times.get(question.name)).push(await timed(question));
  const all = [...times.values()].flat();
  const each: Timed[] = [...times].map(([name, taken]) => ({ name, p50: percentile(taken, 0.5), p95: percentile(taken, 0.95) }));
  const scanning: { name: string; scans: string[] }[] = [];
  for (const question of asked) {
    const found = await scans(question);
    if (found.length > 0) scanning.push({ name: question.name, scans: found });
  }
  return { findings, questions: asked.length, p50: percentile(all, 0.5), p95: percentile(all, 0.95), slowest: each.sort((a, b) => b.p50 - a.p50).slice(0, 10), scanning };
}

async function timed(question: Question): Promise<number> {
  const from = performance.now();
  await question.ask();
  return performance.now() - from;
}

function percentile(taken: readonly number[], share: number): number {
  const sorted = [...taken].sort((a, b) => a - b);
  return Math.round(100 * (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)) / 100;
}

function text(results: readonly Awaited<ReturnType<typeof measure>>[], ratio: number): string {
  const lines = results.flatMap((result) => [
    `${result.findings} findings: ${result.questions} questions, p50 ${result.p50} ms, p95 ${result.p95} ms`,
    ...result.slowest.map((one) => `    ${one.p50.toFixed(1).padStart(8)} ms  ${one.name}`),
    ...(result.scanning.length === 0 ? ["    no query scans"] : result.scanning.map((one) => `    scans: ${one.name}: ${one.scans.join("; ")}`)),
  ]);
  return `${[...lines, `p95 ratio ${ratio}`].join("\n")}\n`;
}
