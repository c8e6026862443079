// npm run bench -- catalogue [--rows 250000,1000000] [--insert demo] [--detectors IDN-01,…] [--without GND-04,…]:
// all detectors over rolls of several sizes: time, growth, the slowest, memory of worker and database. The figures of
// other rolls, measured before, stay in the document.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { keepResult, readResult } from "@/eval/support/results";
import { benchResultSchema, measuredCatalogueSchema } from "@/eval/support/shapes";
import type { MeasuredCatalogue } from "@/eval/support/shapes";
import { DETECTORS } from "@/lib/detectors/registry";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "250000,1000000" },
    insert: { type: "string", default: "demo" },
    detectors: { type: "string" },
    without: { type: "string", default: "" },
    cache: { type: "string", default: join(tmpdir(), "cermat-bench-cache") },
    json: { type: "boolean", default: false },
  },
});
const all = DETECTORS.map((detector) => detector.code as string);
const codes = (values.detectors?.split(",") ?? all).filter(
  (code) => !values.without.split(",").includes(code),
);

// Entered by PostgreSQL's own user when we are root.
mkdirSync(values.cache, { recursive: true, mode: 0o711 });
const measured = values.rows.split(",").map(Number).map(measure);
const [small, large] = [measured[0], measured.at(-1)];
const growth =
  small && large && small !== large
    ? { rows: large.lines / small.lines, time: large.seconds / small.seconds }
    : null;
const result = { cpus: cpus().length, measured, growth };
// A part of the catalogue is no result for the document.
if (codes.length === all.length) {
  const before = benchResultSchema.safeParse(readResult("bench-catalogue"));
  const others = (before.success ? before.data.measured : []).filter(({ lines }) =>
    measured.every((one) => one.lines !== lines),
  );
  keepResult("bench-catalogue", {
    cpus: result.cpus,
    measured: [...others, ...measured.map((one) => ({ ...one, slowest: one.slowest.slice(0, 12) }))].sort(
      (x, y) => x.lines - y.lines,
    ),
  });
}
process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : text());

/** @param voters about so many active ones; the roll is kept in the cache from one time to the next */
function measure(voters: number): MeasuredCatalogue {
  const out = join(values.cache, `measured-${voters}.json`);
  const args = [
    "--folder",
    join(values.cache, values.insert === "demo" ? `roll-${voters}` : `roll-${voters}-${values.insert}`),
    "--voters",
    String(voters),
    "--insert",
    values.insert,
    "--detectors",
    codes.join(","),
    "--out",
    out,
  ];
  execFileSync(
    process.execPath,
    [
      "--import",
      createRequire(import.meta.url).resolve("tsx"),
      join("bench", "catalogue", "measure.ts"),
      ...args,
    ],
    { stdio: "inherit" },
  );
  const one = measuredCatalogueSchema.parse(JSON.parse(readFileSync(out, "utf8")));
  rmSync(out);
  return one;
}

function text(): string {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const lines = measured.flatMap((one) => [
    `catalogue over ${one.lines} lines (baseline ${one.baselineLines}), ${result.cpus} cores: ` +
      `${one.seconds} s, ${one.findings} findings${one.lines > 900_000 ? " (goal ≤ 90 s)" : ""}`,
    `  peak memory: worker ${one.workerMb} MB, database ${one.databaseMb ?? "?"} MB; processor time: ` +
      `worker ${one.workerSeconds} s, database ${one.databaseSeconds ?? "?"} s`,
    `  slowest: ${one.slowest
      .slice(0, 20)
      .map(({ code, ms }) => `${code} ${seconds(ms)}`)
      .join(" · ")}; before and after the detectors ${one.aroundSeconds} s`,
  ]);
  if (growth !== null)
    lines.push(
      `growth: ${growth.rows.toFixed(2)} × the rows took ${growth.time.toFixed(2)} × the time ` +
        "(goal: 4 × in ≤ 4.6 ×)",
    );
  return `${lines.join("\n")}\n`;
}
