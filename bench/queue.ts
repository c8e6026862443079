// npm run bench -- queue [--large N]: the queue at ten thousand and a million findings
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { keepResult } from "@/eval/support/results";
import { assertPresent } from "@/lib/assert-present";

/*
 * Every page, filter, order and count that the queue offers, and opening a finding, at ten thousand and at a
 * million findings (both with a million voters): the 50th and 95th percentile over all of them, the slowest
 * ones, and the plan of any that scans. Goal: p95 grows by no more than half. Two processes with a database
 * each are asked in turns, so that a busy moment of the machine hits both.
 */

const { values } = parseArgs({
  options: {
    small: { type: "string", default: "10000" },
    large: { type: "string", default: "1000000" },
    voters: { type: "string", default: "1000000" },
    rounds: { type: "string", default: "15" },
    json: { type: "boolean", default: false },
  },
});

interface Office {
  readonly findings: number;
  readonly process: ChildProcess;
  /** Fails when the process ends. */
  readonly ended: Promise<never>;
  readonly names: readonly string[];
  /** milliseconds, per question */
  readonly times: number[][];
}

const offices: Office[] = [];
try {
  for (const findings of [values.small, values.large]) {
    process.stderr.write(`seeding ${findings} findings\n`);
    const started = fork(join("bench", "queue", "office.ts"), [findings, values.voters], {
      execArgv: ["--import", "tsx"],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const ended = once(started, "exit").then(() => {
      throw new Error("an office of the benchmark ended before its work");
    });
    ended.catch(() => undefined);
    const names = z.array(z.string()).parse(await answer({ process: started, ended }));
    offices.push({ findings: Number(findings), process: started, ended, names, times: names.map(() => []) });
  }
  // The first round warms up and is not counted.
  for (let round = 0; round <= Number(values.rounds); round += 1) {
    for (const office of offices) {
      const taken = z.array(z.number()).parse(await answer(office, "round"));
      if (round > 0) taken.forEach((ms, at) => assertPresent(office.times[at]).push(ms));
    }
  }
  const results = [];
  for (const office of offices) results.push(await summary(office));
  const ratio = Math.round((100 * assertPresent(results[1]).p95) / assertPresent(results[0]).p95) / 100;
  // Smaller numbers are no result for the document.
  if (Number(values.large) >= 1_000_000)
    keepResult("bench-queue", { voters: Number(values.voters), results, p95Ratio: ratio });
  process.stdout.write(
    values.json ? `${JSON.stringify({ results, p95Ratio: ratio })}\n` : text(results, ratio),
  );
} finally {
  for (const office of offices) office.process.send("end");
}

async function answer(
  office: Pick<Office, "process" | "ended">,
  order?: "round" | "plans",
): Promise<unknown> {
  if (order !== undefined) office.process.send(order);
  const [message] = (await Promise.race([once(office.process, "message"), office.ended])) as unknown[];
  return message;
}

async function summary(office: Office) {
  const { findings, names, times } = office;
  const scanning = z
    .array(z.object({ name: z.string(), scans: z.array(z.string()) }))
    .parse(await answer(office, "plans"));
  const each = names.map((name, at) => ({
    name,
    p50: percentile(assertPresent(times[at]), 0.5),
    p95: percentile(assertPresent(times[at]), 0.95),
  }));
  const all = times.flat();
  return {
    findings,
    questions: names.length,
    p50: percentile(all, 0.5),
    p95: percentile(all, 0.95),
    slowest: each.sort((a, b) => b.p50 - a.p50).slice(0, 10),
    scanning,
  };
}

function percentile(taken: readonly number[], share: number): number {
  const sorted = [...taken].sort((a, b) => a - b);
  return (
    Math.round(100 * (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)) / 100
  );
}

function text(results: readonly Awaited<ReturnType<typeof summary>>[], ratio: number): string {
  const lines = results.flatMap((result) => [
    `${result.findings} findings: ${result.questions} questions, p50 ${result.p50} ms, p95 ${result.p95} ms`,
    ...result.slowest.map((one) => `    ${one.p50.toFixed(1).padStart(8)} ms  ${one.name}`),
    ...(result.scanning.length === 0
      ? ["    no query scans"]
      : result.scanning.map((one) => `    scans: ${one.name}: ${one.scans.join("; ")}`)),
  ]);
  return `${[...lines, `p95 ratio ${ratio}`].join("\n")}\n`;
}
