// npm run bench -- catalogue: all detectors over rolls of two sizes: time, growth, the slowest, memory of worker and database.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { forget } from "@/eval/support/generated-roll";
import { withScratchDatabase } from "@/eval/support/database";
import { importWritten } from "@/eval/support/imported-roll";
import { keepResult } from "@/eval/support/results";
import { runDetectors } from "@/eval/support/run";
import { pool } from "@/lib/db/pool";
import { DETECTORS } from "@/lib/detectors/registry";
import type { WrittenRoll } from "@/prisma/roll/write-roll";

const { values } = parseArgs({ options: { rows: { type: "string", default: "250000,1000000" }, detectors: { type: "string" }, json: { type: "boolean", default: false } } });
const sizes = values.rows.split(",").map(Number);
const codes = values.detectors?.split(",") ?? DETECTORS.map((detector) => detector.code);

await withScratchDatabase(async ({ folder }) => {
  const measured = [];
  for (const voters of sizes) measured.push(await measure(voters, join(folder, `roll-${voters}`)));
  const [small, large] = [measured[0], measured.at(-1)];
  const growth = small && large && small !== large ? { rows: large.lines / small.lines, time: large.seconds / small.seconds } : null;
  const result = { cpus: cpus().length, measured, growth };
  keepResult("bench-catalogue", result);
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : text(result));
});

/** Generates in a process of its own (its memory is not the worker's), imports both periods, runs the catalogue. */
async function measure(voters: number, out: string) {
  const tsx = createRequire(import.meta.url).resolve("tsx");
  execFileSync(process.execPath, ["--import", tsx, "prisma/roll/generate.ts", "--out", out, "--voters", String(voters), "--plant", "demo"], { stdio: ["ignore", "ignore", "inherit"] });
  const written = JSON.parse(readFileSync(join(out, "answer-key.json"), "utf8")) as WrittenRoll;
  const roll = await importWritten(written, out);
  const memory = watchMemory();
  const run = await runDetectors(roll.snapshotId, roll.baselineId, codes);
  const peak = await memory.stop();
  await forget([roll.snapshotId, roll.baselineId]);
  const slowest = run.detectors.map(({ code, durationMs, status }) => ({ code, status, ms: durationMs ?? 0 })).sort((a, b) => b.ms - a.ms);
  return { lines: written.current.lines, baselineLines: written.baseline.lines, seconds: Math.round(run.ms / 100) / 10, findings: run.findings.length, slowest: slowest.slice(0, 12), ...peak };
}

/** Peak resident memory of this process, and of all of PostgreSQL with shared pages counted once (Linux; null elsewhere). */
function watchMemory() {
  const peak = { workerMb: 0, databaseMb: null as number | null };
  const look = async () => {
    peak.workerMb = Math.max(peak.workerMb, Math.round(process.memoryUsage.rss() / 1e6));
    const { rows } = await pool().query<{ pid: number }>("SELECT pid FROM pg_stat_activity");
    const kilobytes = rows.reduce((sum, { pid }) => sum + proportional(pid), 0);
    if (kilobytes > 0) peak.databaseMb = Math.max(peak.databaseMb ?? 0, Math.round(kilobytes / 1000));
  };
  let pending = look();
  const timer = setInterval(() => {
    pending = pending.then(look);
  }, 500);
  return {
    stop: async () => {
      clearInterval(timer);
      await pending;
      return peak;
    },
  };
}

/** Kilobytes of a process, each shared page divided by its users; 0 when it is gone or the system does not say. */
function proportional(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

type Measured = Awaited<ReturnType<typeof measure>>;

function text({ measured, growth, cpus: cores }: { measured: readonly Measured[]; growth: { rows: number; time: number } | null; cpus: number }): string {
  const lines = measured.flatMap((one) => [
    `catalogue over ${one.lines} lines (baseline ${one.baselineLines}), ${cores} cores: ${one.seconds} s, ${one.findings} findings${one.lines > 900_000 ? " (goal ≤ 90 s)" : ""}`,
    `  peak memory: worker ${one.workerMb} MB, database ${one.databaseMb ?? "?"} MB`,
    `  slowest: ${one.slowest.map(({ code, ms }) => `${code} ${(ms / 1000).toFixed(1)} s`).join(" · ")}`,
  ]);
  if (growth !== null) lines.push(`growth: ${growth.rows.toFixed(2)} × the rows took ${growth.time.toFixed(2)} × the time (goal: 4 × in ≤ 4.6 ×)`);
  return `${lines.join("\n")}\n`;
}
