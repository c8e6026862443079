// npm run eval -- catalogue: every detector against a roll with a known answer: inserted, found, missed,
// false, precision and recall.
import { parseArgs } from "node:util";
import { partitionName } from "@/lib/roll/partition-name";
import { join } from "node:path";
import { pool } from "@/lib/db/pool";
import { DETECTORS } from "@/lib/detectors/registry";
import { wilson } from "@/lib/statistics/wilson";
import type { KeyEntry } from "@/prisma/roll/answer-key";
import { DEFAULT_OPTIONS } from "@/prisma/roll/generate-roll";
import { besideOrders, ordersFor } from "@/prisma/roll/insertions/orders";
import { withScratchDatabase } from "./support/database";
import { importRoll } from "./support/imported-roll";
import { judge, judgeTogether, lookAlikes } from "./support/judge";
import type { Lines, Places, Score } from "./support/judge";
import { keepResult } from "./support/results";
import { runDetectors } from "./support/run";
import type { Found } from "./support/run";

const { values } = parseArgs({
  options: {
    voters: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    more: { type: "string", default: "4" },
    verbose: { type: "boolean", default: false },
  },
});
const voters = Number(values.voters);
const seed = Number(values.seed);
/** A kabupaten next door, for duplicates across the border. */
const NEIGHBOUR = "3313";
/** They ask whether several records are one person. */
const DUPLICATES = ["GND-03", "GND-04", "GND-05"];

/**
 * So many times smaller are the rolls on which the duplicates are asked about as well: what holds for a
 * kabupaten must hold for a few desa.
 */
const SMALLER = 5;

/** With these alone the duplicates are asked about as in a whole run: the others that they yield to. */
const AROUND = ["BRK-01", "BRK-02", "BRK-04", "GND-01", "GND-02", ...DUPLICATES];

const whole = await withScratchDatabase(({ folder }) => catalogueOn(folder));
const duplicates = [whole.duplicates];
// Duplicates are few on one roll: the same question on further rolls, for these detectors alone.
for (let further = 1; further <= Number(values.more); further += 1)
  duplicates.push(await withScratchDatabase(({ folder }) => duplicatesOn(folder, seed + further, voters)));
for (let further = 0; further <= Number(values.more); further += 1)
  duplicates.push(
    await withScratchDatabase(({ folder }) =>
      duplicatesOn(folder, seed + further, Math.round(voters / SMALLER)),
    ),
  );
keepResult("catalogue", { ...whole.result, duplicates });
for (const {
  seed: on,
  voters: size,
  inserted,
  found,
  right,
  false: wrong,
  lookAlikes: pairs,
} of duplicates) {
  process.stdout.write(
    `${size} voters, seed ${on}, GND-03 to GND-05: ${found} of ${inserted} found, ${wrong} of ` +
      `${right + wrong} findings false; two people asked about: ${pairs
        .map((one) => `${one.name} ` + `${one.asked} of ${one.inserted}`)
        .join(", ")}\n`,
  );
}

function optionsFor(of: number, size: number) {
  const beside = besideOrders(size);
  return {
    ...DEFAULT_OPTIONS,
    voters: size,
    seed: of,
    insertions: [...ordersFor("adversarial", size, DEFAULT_OPTIONS.tpsCap), beside.neighbour, beside.dptb],
    dptb: true,
    totalsOff: 3,
  };
}

async function importedRoll(folder: string, of: number, size: number) {
  const roll = await importRoll(optionsFor(of, size), join(folder, "roll"), {
    region: NEIGHBOUR,
    voters: Math.round(size / 5),
  });
  const places = { current: await linesOf(roll.snapshotId), baseline: await linesOf(roll.baselineId) };
  // What stands on other rolls is known here by its subject alone.
  const key = roll.written.entries
    .filter((entry) => entry.roll !== "neighbour")
    .map((entry) => (entry.roll === "current" ? entry : { ...entry, rows: [] }));
  return { roll, places, key };
}

async function catalogueOn(folder: string) {
  const { roll, places, key } = await importedRoll(folder, seed, voters);
  const run = await runDetectors(roll.snapshotId, roll.baselineId);
  const moved = await runDetectors(roll.dptbId ?? 0, roll.snapshotId, ["MOB-02"]);
  const scores = judge(
    DETECTORS.map((detector) => detector.code),
    [...run.findings, ...moved.findings],
    key,
    places,
  );
  const status = new Map(
    [...run.detectors, ...moved.detectors].map((detector) => [detector.code, detector.status]),
  );
  const table = scores.map((score) => ({ ...plain(score), status: status.get(score.code) ?? "absent" }));
  print(table);
  if (values.verbose) explain(scores, key, places);
  const result = {
    voters,
    seed,
    lines: { baseline: roll.written.baseline.lines, current: roll.written.current.lines },
    ms: Math.round(run.ms),
    detectors: table,
  };
  return { result, duplicates: together(seed, voters, run.findings, key, places) };
}

async function duplicatesOn(folder: string, of: number, size: number) {
  const { roll, places, key } = await importedRoll(folder, of, size);
  const run = await runDetectors(roll.snapshotId, roll.baselineId, AROUND);
  return together(of, size, run.findings, key, places);
}

/** The detectors of duplicates as one, on the roll of this seed and size. */
function together(
  of: number,
  size: number,
  findings: readonly Found[],
  key: readonly KeyEntry[],
  places: Places,
) {
  const { inserted, found, right, false: wrong } = judgeTogether(DUPLICATES, findings, key, places);
  return {
    seed: of,
    voters: size,
    inserted,
    found,
    right,
    false: wrong,
    lookAlikes: lookAlikes(DUPLICATES, findings, key),
  };
}

async function linesOf(id: number): Promise<Lines> {
  const found = await pool().query<{ row_no: number; desa_key: string; file_ord: number }>(
    `SELECT row_no, desa_key, file_ord FROM ${partitionName(id)} ORDER BY row_no`,
  );
  const desa: string[] = [];
  const file: number[] = [];
  for (const line of found.rows) {
    desa[line.row_no] = line.desa_key;
    file[line.row_no] = line.file_ord;
  }
  return { desa, file };
}

function plain({ code, inserted, found, right, allowed, false: wrong }: Score) {
  return {
    code,
    inserted,
    found,
    missed: inserted - found,
    right,
    allowed,
    false: wrong,
    recall: interval(found, inserted),
    precision: interval(right, right + wrong),
  };
}

/** Share with its 95 % Wilson interval. */
function share(hits: number, of: number) {
  const { low, high } = wilson(hits, of);
  return { share: hits / of, low, high };
}

/** The same; null without cases. */
function interval(hits: number, of: number) {
  return of === 0 ? null : share(hits, of);
}

function print(table: readonly (ReturnType<typeof plain> & { readonly status: string })[]): void {
  const shown = (value: ReturnType<typeof interval>) =>
    value === null
      ? "–".padEnd(19)
      : `${value.share.toFixed(3)} [${value.low.toFixed(3)}–${value.high.toFixed(3)}]`.padEnd(19);
  process.stdout.write(
    "detector  inserted  found  missed  false  recall [95 %]        precision [95 %]     status\n",
  );
  for (const row of table) {
    const cells = [row.inserted, row.found, row.missed, row.false].map((value, i) =>
      String(value).padStart([7, 7, 8, 7][i] ?? 7),
    );
    process.stdout.write(
      `${row.code.padEnd(8)}${cells.join("")}  ${shown(row.recall)}  ${shown(row.precision)}  ${row.status}\n`,
    );
  }
}

function explain(scores: readonly Score[], key: readonly KeyEntry[], places: Places): void {
  const inserted = (desa: string) =>
    [
      ...new Set(
        key
          .filter(
            (entry) =>
              entry.subject.includes(desa) || entry.rows.some((row) => places.current.desa[row] === desa),
          )
          .map((entry) => `${entry.code} ${entry.name}`),
      ),
    ]
      .filter((name) => /^(STA|UBH|MOB|BRK|KEL)/.test(name))
      .join(", ");
  for (const { code, missed, wrong } of scores) {
    for (const entry of missed.slice(0, 4))
      process.stdout.write(
        `${code} missed: ${entry.name} ${entry.subject} rows ${entry.rows.slice(0, 5).join(",")} base ` +
          `${entry.baselineRows.slice(0, 5).join(",")} ${entry.note}\n`,
      );
    for (const finding of wrong.slice(0, 4))
      process.stdout.write(
        `${code} false: ${finding.subjectKey.slice(0, 60)} ` +
          `${JSON.stringify({ ...finding.evidence, chart: undefined, series: undefined }).slice(0, 260)} · ` +
          `inserted there: ${inserted(finding.areaCode)}\n`,
      );
  }
}
