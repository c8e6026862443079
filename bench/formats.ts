// npm run bench -- formats [--rows 1000000]: a large XLSX and ODS read through beside the CSV, with peak
// memory
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { keepResult } from "@/eval/support/results";

/*
 * The same roll as CSV, XLSX (with shared strings, as Excel writes it) and ODS, each read as an import does,
 * from inspection to COPY text, without a database. Every reading is a process of its own: peak memory is
 * that of one.
 */

const { values } = parseArgs({ options: { rows: { type: "string", default: "1000000" } } });
const rows = Number(values.rows);

interface Reading {
  readonly accepted: number;
  readonly inspectMs: number;
  readonly readMs: number;
  readonly peakRssMb: number;
}

const tsx = createRequire(import.meta.url).resolve("tsx");
const run = (script: string, ...args: readonly string[]): string =>
  execFileSync(process.execPath, ["--import", tsx, script, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });

const folder = mkdtempSync(join(tmpdir(), "cermat-formats-"));
try {
  const csv = generate();
  const files = {
    csv,
    xlsx: join(folder, "roll.xlsx"),
    ods: join(folder, "roll.ods"),
  };
  run("bench/formats/write.ts", csv, files.xlsx, files.ods);
  const readings = Object.fromEntries(
    Object.entries(files).map(([format, path]) => {
      const reading = JSON.parse(run("bench/formats/read.ts", path, folder)) as Reading;
      return [format, { ...reading, megabytes: Math.round(statSync(path).size / 1e6) }];
    }),
  );
  // A smaller one is no result for the document.
  if (rows >= 1_000_000)
    keepResult("bench-formats", {
      load: String(Math.round(loadavg()[1] ?? 0)),
      rows: readings["csv"]?.accepted ?? 0,
      files: Object.entries(readings).map(([format, reading]) => ({ format, ...reading })),
    });
  const base = (readings["csv"]?.inspectMs ?? 0) + (readings["csv"]?.readMs ?? 0);
  for (const [format, { accepted, megabytes, inspectMs, readMs, peakRssMb }] of Object.entries(readings)) {
    const ratio = ((inspectMs + readMs) / base).toFixed(1);
    process.stdout.write(
      `${format.padEnd(5)} ${accepted} rows, ${megabytes} MB: inspected in ${inspectMs} ms, read in ` +
        `${readMs} ms (${ratio} × CSV), peak ${peakRssMb} MB\n`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @returns path of the CSV */
function generate(): string {
  const out = join(folder, "roll");
  run("prisma/roll/generate.ts", "--out", out, "--voters", String(rows), "--columns", "17");
  const first = readdirSync(out)
    .sort()
    .find((name) => name.endsWith(".csv"));
  if (first === undefined) throw new Error("the generator wrote no CSV");
  return join(out, first);
}
