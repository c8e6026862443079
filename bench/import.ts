import { execFileSync } from "node:child_process";
import { createReadStream, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { from as copyFrom } from "pg-copy-streams";
import { keepResult } from "@/eval/support/results";
import { closeDatabase } from "@/lib/db/close";
import { openEmbedded } from "@/lib/db/embedded";
import { newClient, pool } from "@/lib/db/pool";
import { rereadEnv } from "@/lib/env";
import type { Ctx } from "@/lib/access/actor";
import { createSnapshot } from "@/lib/snapshot/services/create";
import { importSnapshot } from "@/lib/snapshot/services/import/run";
import { addFile } from "@/lib/snapshot/services/upload/add-file";

/*
 * The import against its floor, in one run on one machine: `\copy` of the same file into a table of the same
 * 17 columns (the running number as integer, the rest as text), then the same four indexes. The two take
 * turns, so that a busy machine slows both.
 */

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "1000000" },
    rounds: { type: "string", default: "3" },
    file: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const rows = Number(values.rows);
const rounds = Number(values.rounds);
const COLUMNS = [
  "no integer",
  ...[
    "nkk",
    "nik",
    "nama",
    "tempat_lahir",
    "tanggal_lahir",
    "status",
    "jk",
    "alamat",
    "rt",
    "rw",
    "disabilitas",
    "ktp_el",
    "keterangan",
    "tps",
    "desa",
    "kecamatan",
  ].map((name) => `${name} text`),
];

const folder = mkdtempSync(join(tmpdir(), "cermat-bench-"));
const database = await openEmbedded(folder);
try {
  Object.assign(process.env, { DATABASE_URL: database.url, CERMAT_DATA_DIR: folder, LOG_LEVEL: "silent" });
  rereadEnv();
  const file = values.file ?? generate();
  const floors: number[] = [];
  const ours: number[] = [];
  const whole: number[] = [];
  let accepted = 0;
  for (let round = 0; round < rounds; round++) {
    floors.push(await floor(file));
    const { job, total, records } = await ourImport(file);
    ours.push(job);
    whole.push(total);
    accepted = records;
  }
  const result = {
    rows: accepted,
    megabytes: Math.round(statSync(file).size / 1e6),
    floorMs: floors.map(Math.round),
    importMs: ours.map(Math.round),
    /** with copying the file to its place, SHA-256 and inspection */
    wholeMs: whole.map(Math.round),
    ratio: round2(median(ours) / median(floors)),
    wholeRatio: round2(median(whole) / median(floors)),
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  // Another file or a smaller one is no result for the document.
  if (values.file === undefined && rows >= 1_000_000) keepResult("bench-import", result);
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : `${text(result)}\n`);
} finally {
  await closeDatabase();
  await database.release();
  rmSync(folder, { recursive: true, force: true });
}

/** In a process of its own, for its memory is not the import's. @returns path of the CSV */
function generate(): string {
  const out = join(folder, "roll");
  const tsx = createRequire(import.meta.url).resolve("tsx");
  execFileSync(
    process.execPath,
    ["--import", tsx, "prisma/roll/generate.ts", "--out", out, "--voters", String(rows), "--columns", "17"],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const [first] = readdirSync(out)
    .filter((name) => name.endsWith(".csv"))
    .sort();
  if (first === undefined) throw new Error("the generator wrote no CSV");
  return join(out, first);
}

async function floor(file: string): Promise<number> {
  const client = newClient();
  await client.connect();
  await client.query(`create table scratch.floor (${COLUMNS.join(", ")})`);
  const start = performance.now();
  await pipeline(
    createReadStream(file, { highWaterMark: 1024 ** 2 }),
    client.query(copyFrom("copy scratch.floor from stdin with (format csv, header true)")),
  );
  await client.query("alter table scratch.floor add primary key (no)");
  await client.query("create index on scratch.floor (nik)");
  await client.query("create index on scratch.floor (nkk)");
  await client.query("create index on scratch.floor (desa, tps)");
  const ms = performance.now() - start;
  await client.query("drop table scratch.floor");
  await client.end();
  return ms;
}

async function ourImport(file: string): Promise<{ job: number; total: number; records: number }> {
  const ctx: Ctx = { actor: { id: "bench", username: "bench", role: "admin", areas: [] } };
  const start = performance.now();
  const uploadId = await addFile(ctx, file);
  const { id } = await createSnapshot(ctx, {
    uploadIds: [uploadId],
    regionCode: "3314",
    stage: "DPB",
    period: `bench ${crypto.randomUUID()}`,
    referenceDate: "2025-12-10",
  });
  const begun = performance.now();
  await importSnapshot(id, new AbortController().signal);
  const end = performance.now();
  const result = await pool().query<{ accepted: number; status: string }>(
    "select accepted, status from snapshot where id = $1",
    [id],
  );
  const row = result.rows[0];
  if (row?.status !== "ready") throw new Error(`the import ended as ${row?.status ?? "nothing"}`);
  // The application's role owns no table: what is marked as removed is dropped by the owner's function.
  await pool().query("UPDATE snapshot SET status = 'removed' WHERE id = $1", [id]);
  await pool().query("SELECT roll_drop($1)", [id]);
  return { job: end - begun, total: end - start, records: row.accepted };
}

function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

function text(result: {
  rows: number;
  megabytes: number;
  floorMs: number[];
  importMs: number[];
  wholeMs: number[];
  ratio: number;
  wholeRatio: number;
  peakRssMb: number;
}): string {
  const seconds = (list: number[]) => list.map((ms) => (ms / 1000).toFixed(1)).join(" · ");
  return [
    `import: ${result.rows} records, ${result.megabytes} MB of CSV, ${rounds} rounds`,
    `  floor (\\copy + same indexes)      ${seconds(result.floorMs)} s`,
    `  import (the job)                  ${seconds(result.importMs)} s   ${result.ratio} × the floor (goal ≤ 2.0)`,
    `  with SHA-256 and inspection       ${seconds(result.wholeMs)} s   ${result.wholeRatio} × the floor`,
    `  peak memory of the process        ${result.peakRssMb} MB (goal < 600)`,
  ].join("\n");
}
