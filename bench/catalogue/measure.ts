import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { withDatabase } from "@/eval/support/database";
import { forgetRun } from "@/eval/support/generated-roll";
import { performRun } from "@/eval/support/run";
import { cachedRoll } from "./cached-roll";
import { watchCpu } from "./cpu";
import { watchMemory } from "./memory";

// One size in a process of its own, so that the memory of one measurement does not count in the next.
const { values } = parseArgs({
  options: {
    folder: { type: "string" },
    voters: { type: "string" },
    insert: { type: "string" },
    detectors: { type: "string" },
    out: { type: "string" },
  },
});
const { folder = "", voters = "", insert = "", detectors = "", out = "" } = values;

const roll = await cachedRoll(folder, Number(voters), insert);
await withDatabase(folder, async ({ server }) => {
  const memory = watchMemory();
  const cpu = watchCpu(server.pid);
  const run = await performRun(roll.snapshotId, roll.baselineId, detectors.split(","));
  const used = cpu.stop();
  const peak = await memory.stop();
  await forgetRun(run.runId);
  const times = run.detectors
    .map(({ code, durationMs, status, findings }) => ({ code, status, findings, ms: durationMs ?? 0 }))
    .sort((a, b) => b.ms - a.ms);
  // Two connections work at once: from the beginning of the first detector to the end of the last.
  const spans = run.detectors.flatMap(({ startedMs, durationMs }) =>
    startedMs === null || durationMs === null ? [] : [{ from: startedMs, to: startedMs + durationMs }],
  );
  const inDetectors = Math.max(...spans.map(({ to }) => to)) - Math.min(...spans.map(({ from }) => from));
  writeFileSync(
    out,
    JSON.stringify({
      insertion: insert,
      measuredAt: new Date().toISOString().slice(0, 10),
      lines: roll.lines,
      baselineLines: roll.baselineLines,
      seconds: Math.round(run.ms / 100) / 10,
      findings: run.detectors.reduce((sum, detector) => sum + detector.findings, 0),
      aroundSeconds: Math.round((run.ms - inDetectors) / 100) / 10,
      slowest: times,
      ...used,
      ...peak,
    }),
  );
});
