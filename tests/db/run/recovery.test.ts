import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import sql from "sql-template-tag";
import { expect, it } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { query } from "@/lib/db/sql";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import { SYSTEM } from "@/lib/access/actor";
import { getRun } from "@/lib/run/queries/get";
import { cancelRun } from "@/lib/run/services/cancel";
import { executeRun } from "@/lib/run/engine/execute-run";
import { startRun } from "@/lib/run/services/start";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedUser } from "@/tests/support/review-seed";
import { seedSnapshot } from "@/tests/support/seed-snapshot";
import { brokenEvidence, brokenQuery, brokenRule, slow, withDetectors } from "@/tests/support/test-detectors";

const database = await freshDatabase();
const CLI = { actor: SYSTEM };

const snapshot = () =>
  seedSnapshot(
    Array.from({ length: 40 }, (_, n) => ({
      fileOrd: 1,
      raw: exampleVoter(n, n < 12 ? { nkk: "3314011203150002" } : n === 20 ? { nik: null } : {}),
    })),
  );

/** A queued run of these detectors, those of a test among them. */
async function queued(snapshotId: number, codes: readonly string[]): Promise<number> {
  const { id } = await prisma().run.create({
    data: {
      snapshotId,
      createdBy: "test",
      detectors: { create: codes.map((code, ord) => ({ code, version: 1, ord })) },
    },
    select: { id: true },
  });
  return id;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error("it did not happen in 30 s");
    await wait(50);
  }
}

const states = async (runId: number) =>
  (await getRun(CLI, runId)).detectors.map(({ code, status }) => [code, status]);
const workingTables = async (runId: number) =>
  (
    await query(sql`
      SELECT
        relname
      FROM
        pg_class
      WHERE
        starts_with(relname, ${`run_${String(runId)}_`})
    `)
  ).rows;
const isRunning = (runId: number, code: string) => async () =>
  (await states(runId)).some(([name, status]) => name === code && status === "running");

it("goes on at the detectors where a killed worker died, one on each connection", async () => {
  const runId = await queued(await snapshot(), ["IDN-01", "KEL-01", "MOB-90", "MOB-91", "KEL-04"]);
  const child = spawn(process.execPath, ["--import", "tsx", "tests/support/run-child.ts", String(runId)], {
    env: { ...process.env, DATABASE_URL: database.url },
    stdio: "inherit",
  });
  await until(async () => (await isRunning(runId, "MOB-90")()) && (await isRunning(runId, "MOB-91")()));
  child.kill("SIGKILL");
  expect(await states(runId)).toEqual([
    ["IDN-01", "done"],
    ["KEL-01", "done"],
    ["MOB-90", "running"],
    ["MOB-91", "running"],
    ["KEL-04", "pending"],
  ]);
  // A mark on what is staged: were the detectors run again, it would be gone.
  await query(sql`
    UPDATE run_stage
    SET
      evidence = evidence || '{"staged": "before the crash"}'
    WHERE
      run_id = ${runId}::int
  `);
  await executeRun(runId, { find: withDetectors(slow(0), slow(0, "MOB-91")) });
  expect(await states(runId)).toEqual([
    ["IDN-01", "done"],
    ["KEL-01", "done"],
    ["MOB-90", "done"],
    ["MOB-91", "done"],
    ["KEL-04", "done"],
  ]);
  expect(await workingTables(runId)).toEqual([]);
  const found = await query(sql`
    SELECT
      detector,
      evidence ->> 'staged' AS staged
    FROM
      finding
    WHERE
      first_run_id = ${runId}::int
    ORDER BY
      detector
  `);
  expect(found.rows).toEqual([
    { detector: "IDN-01", staged: "before the crash" },
    { detector: "KEL-01", staged: "before the crash" },
  ]);
  await executeRun(runId, { find: withDetectors(slow(0), slow(0, "MOB-91")) });
  expect((await getRun(CLI, runId)).findings).toBe(2);
});

it("fails a broken detector loudly and alone", async () => {
  const runId = await queued(await snapshot(), ["IDN-01", "IDN-90", "KEL-01", "STA-90", "STA-91"]);
  await executeRun(runId, { find: withDetectors(brokenRule, brokenQuery, brokenEvidence) });
  const run = await getRun(CLI, runId);
  expect(run.status).toBe("done");
  expect(
    run.detectors.map(({ code, status, findings, reason }) => [code, status, findings, reason?.key ?? null]),
  ).toEqual([
    ["IDN-01", "done", 1, null],
    ["IDN-90", "failed", 0, "failed"],
    ["KEL-01", "done", 1, null],
    ["STA-90", "failed", 0, "failed"],
    ["STA-91", "failed", 0, "failed"],
  ]);
  expect(run.detectors.map(({ error }) => error?.split("\n")[0] ?? null)).toEqual([
    null,
    expect.stringContaining("division by zero"),
    null,
    expect.stringContaining("no_such_column"),
    expect.stringContaining("STA-91 does not fit its schema: count"),
  ]);
  expect(
    (await getRun({ actor: { ...SYSTEM, role: "auditor" } }, runId)).detectors.every(
      ({ error }) => error === null,
    ),
  ).toBe(true);
});

it("ends a cancelled run within seconds, without findings, and keeps those of earlier runs", async () => {
  const snapshotId = await snapshot();
  const { runId: earlier } = await startRun(CLI, { snapshotId, detectors: ["KEL-01"] });
  await executeRun(earlier);
  const runId = await queued(snapshotId, ["IDN-01", "MOB-90", "MOB-91", "KEL-04"]);
  const work = executeRun(runId, { find: withDetectors(slow(600), slow(600, "MOB-91")) });
  await until(async () => (await isRunning(runId, "MOB-90")()) && (await isRunning(runId, "MOB-91")()));
  await cancelRun(CLI, { runId });
  await work;
  const run = await getRun(CLI, runId);
  expect([run.status, run.findings, ...run.detectors.map(({ status }) => status)]).toEqual([
    "cancelled",
    0,
    "done",
    "cancelled",
    "cancelled",
    "cancelled",
  ]);
  expect(await workingTables(runId)).toEqual([]);
  const left = await query(sql`
    SELECT
      (
        SELECT
          count(*)::int
        FROM
          run_stage
      ) AS staged,
      (
        SELECT
          count(*)::int
        FROM
          finding
        WHERE
          snapshot_id = ${snapshotId}::int
      ) AS findings
  `);
  expect(left.rows).toEqual([{ staged: 0, findings: 1 }]);
  await expect(cancelRun(CLI, { runId })).rejects.toMatchObject({ kind: "conflict", code: "run-over" });
});

it("puts a run aside when its worker is to stop, and finishes it later", async () => {
  const runId = await queued(await snapshot(), ["MOB-90", "KEL-01"]);
  const stopping = new AbortController();
  const work = executeRun(runId, { signal: stopping.signal, find: withDetectors(slow(600)) });
  await until(isRunning(runId, "MOB-90"));
  stopping.abort();
  await expect(work).rejects.toThrow();
  expect((await getRun(CLI, runId)).status).toBe("running");
  await executeRun(runId, { find: withDetectors(slow(0)) });
  expect(await getRun(CLI, runId)).toMatchObject({ status: "done", findings: 1 });
});

it("never does the same run twice at once", async () => {
  const runId = await queued(await snapshot(), ["MOB-90", "KEL-01"]);
  await Promise.all([1, 2, 3].map(() => executeRun(runId, { find: withDetectors(slow(0.5)) })));
  const finished = await query(sql`
    SELECT
      count(*)::int AS n
    FROM
      audit_event
    WHERE
      action = 'run.finish'
      AND entity_id = ${String(runId)}
  `);
  expect(finished.rows).toEqual([{ n: 1 }]);
});

it("waits for no reviewer, and keeps none waiting", async () => {
  const snapshotId = await snapshot();
  const { runId: first } = await startRun(CLI, { snapshotId, detectors: ["KEL-01"] });
  await executeRun(first);
  await seedUser("1", "verifikator");
  const reviewer = new pg.Client({ connectionString: database.url });
  await reviewer.connect();
  await reviewer.query("BEGIN");
  await reviewer.query(
    `UPDATE finding SET claimed_by = 'u-1', claimed_until = now() + interval '1 minute', revision =
      revision + 1 WHERE snapshot_id = $1`,
    [snapshotId],
  );
  const { runId: second } = await startRun(CLI, {
    snapshotId,
    detectors: ["KEL-01"],
    set: [{ code: "KEL-01", param: "maxMembers", value: 5 }],
  });
  await executeRun(second);
  expect(await getRun(CLI, second)).toMatchObject({ status: "done", findings: 1 });
  await reviewer.query("COMMIT");
  await reviewer.end();
  const kept = await query(sql`
    SELECT
      claimed_by,
      evidence -> 'maxMembers' AS seen
    FROM
      finding
    WHERE
      snapshot_id = ${snapshotId}::int
  `);
  expect(kept.rows).toEqual([{ claimed_by: "u-1", seen: 10 }]);
});
