import { type ChildProcess, spawn } from "node:child_process";
import { partitionName } from "@/lib/roll/partition-name";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { expect, test, vi } from "vitest";
import { pool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { cancelSnapshot } from "@/lib/snapshot/services/cancel";
import { importSnapshot } from "@/lib/snapshot/services/import/run";
import { freshDatabase } from "@/tests/support/fresh-database";
import { ADMIN, queueText, rollText } from "@/tests/support/roll-text";

const database = await freshDatabase();
/**
 * Enough to be read in a thread of its own, and little: where in the work the import stands matters, not how
 * much there is.
 */
const BIG = 40_000;
const SMALL = 2_000;
const roll = (lines: number) => `${rollText(lines)}a line that is none\n`;
const never = new AbortController().signal;
vi.setConfig({ testTimeout: 180_000 });

async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not within a minute: ${what}`);
    await wait(20);
  }
}

/** Holds a lock that stops an import at one point, until the function ends. */
async function holding<T>(sql: string, fn: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query("begin");
  await client.query(sql);
  try {
    return await fn();
  } finally {
    await client.end();
  }
}

const waitsIn = (statement: string) => async () =>
  (
    await pool().query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and
        query ilike $1`,
      [`${statement}%`],
    )
  ).rowCount === 1;

function startChild(id: number): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "tests/support/import-child.ts", String(id)], {
    env: { ...process.env, DATABASE_URL: database.url },
    stdio: "inherit",
  });
}

async function kill(child: ChildProcess): Promise<void> {
  const exited =
    child.exitCode === null && child.signalCode === null ? once(child, "exit") : Promise.resolve();
  child.kill("SIGKILL");
  await exited;
}

/** What a dead import could have left behind, once PostgreSQL has noticed that its client is gone. */
async function traces(id: number): Promise<Record<string, number>> {
  await until(
    async () =>
      (
        await pool().query(
          `select 1 from pg_locks where locktype = 'advisory' and objid = $1 and database = (select oid
            from pg_database where datname = current_database())`,
          [id],
        )
      ).rowCount === 0,
    "the dead session ends",
  );
  const result = await pool().query<Record<string, number>>(
    `select (select count(*)::int from pg_class where relname like $2) as tables, (select count(*)::int
      from voter_record where snapshot_id = $1) as records,
       (select count(*)::int from import_reject where snapshot_id = $1) as rejects, (select count(*)::int
       from snapshot_file where snapshot_id = $1) as files`,
    [id, `${partitionName(id)}%`],
  );
  return result.rows[0] ?? {};
}

const NOTHING = { tables: 0, records: 0, rejects: 0, files: 0 };

async function expectWhole(id: number, lines: number): Promise<void> {
  expect(await prisma().snapshot.findUniqueOrThrow({ where: { id } })).toMatchObject({
    status: "ready",
    rows: lines + 1,
    accepted: lines,
    rejected: 1,
    problem: null,
  });
  expect(await traces(id)).toMatchObject({ records: lines, rejects: 1, files: 1 });
  const indexes = await pool().query("select 1 from pg_indexes where tablename = $1", [partitionName(id)]);
  expect(indexes.rowCount).toBe(4);
}

const POINTS: readonly (readonly [name: string, lines: number, lock: string | null, statement: string])[] = [
  ["while it reads", BIG, null, ""],
  [
    "before its records become visible",
    SMALL,
    "lock table voter_record in share update exclusive mode",
    "select roll_attach",
  ],
  [
    "with everything done but the commit",
    SMALL,
    "select 1 from audit_head for update",
    "insert into audit_event",
  ],
];

test.each(POINTS)(
  "an import that is killed %s leaves nothing, and starting over completes it",
  async (_name, lines, lock, statement) => {
    const id = await queueText(database.dataDir, roll(lines));
    const killAt = async (reached: () => Promise<boolean>) => {
      const child = startChild(id);
      await until(reached, "the point of the kill");
      await kill(child);
    };
    if (lock === null)
      await killAt(
        async () => (await prisma().snapshot.findUniqueOrThrow({ where: { id } })).status === "importing",
      );
    else await holding(lock, () => killAt(waitsIn(statement)));
    expect(await traces(id)).toEqual(NOTHING);
    expect(await prisma().snapshot.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: "importing",
      accepted: 0,
    });
    await importSnapshot(id, never);
    await expectWhole(id, lines);
  },
);

test("an import killed at any moment is never seen half", async () => {
  const id = await queueText(database.dataDir, roll(BIG));
  for (const share of [0.3, 0.8]) {
    const child = startChild(id);
    const started = Date.now();
    await until(
      async () => (await prisma().snapshot.findUniqueOrThrow({ where: { id } })).status !== "queued",
      "it begins",
    );
    await wait((Date.now() - started) * share);
    await kill(child);
    const { status } = await prisma().snapshot.findUniqueOrThrow({ where: { id } });
    if (status === "ready") break;
    expect(await traces(id)).toEqual(NOTHING);
  }
  await importSnapshot(id, never);
  await expectWhole(id, BIG);
});

test("a worker that is asked to stop rolls back and leaves the import to the next", async () => {
  const id = await queueText(database.dataDir, roll(BIG));
  const stopping = new AbortController();
  const work = importSnapshot(id, stopping.signal);
  const rejected = expect(work).rejects.toThrow("stopping");
  await until(
    async () => (await prisma().snapshot.findUniqueOrThrow({ where: { id } })).status === "importing",
    "it begins",
  );
  stopping.abort(new Error("stopping"));
  await rejected;
  expect(await traces(id)).toEqual(NOTHING);
  await importSnapshot(id, never);
  await expectWhole(id, BIG);
});

test("two workers that take one import make one", async () => {
  const id = await queueText(database.dataDir, roll(SMALL));
  await Promise.all([importSnapshot(id, never), importSnapshot(id, never)]);
  await expectWhole(id, SMALL);
});

test("a cancelled import ends within seconds, even while PostgreSQL is busy, and leaves nothing", async () => {
  const id = await queueText(database.dataDir, roll(SMALL));
  await holding("lock table voter_record in share update exclusive mode", async () => {
    const work = importSnapshot(id, never);
    await until(waitsIn("select roll_attach"), "it attaches");
    await cancelSnapshot(ADMIN, { id });
    await work;
  });
  expect(await prisma().snapshot.findUniqueOrThrow({ where: { id } })).toMatchObject({
    status: "cancelled",
    accepted: 0,
  });
  expect(await traces(id)).toEqual(NOTHING);
  await expect(cancelSnapshot(ADMIN, { id })).rejects.toMatchObject({ code: "snapshot-not-importing" });
});

test("an import cancelled before it begins does not begin", async () => {
  const id = await queueText(database.dataDir, roll(SMALL));
  await cancelSnapshot(ADMIN, { id });
  await importSnapshot(id, never);
  expect(await prisma().snapshot.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "cancelled" });
});
