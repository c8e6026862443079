import { setTimeout as wait } from "node:timers/promises";
import sql from "sql-template-tag";
import { expect, it } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { query } from "@/lib/db/sql";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import type { Preparation } from "@/lib/detectors/kit/types";
import { SYSTEM } from "@/lib/access/actor";
import { getRun } from "@/lib/run/queries/get";
import { executeRun } from "@/lib/run/engine/execute-run";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedSnapshot } from "@/tests/support/seed-snapshot";
import { counting, slow, withDetectors } from "@/tests/support/test-detectors";

await freshDatabase();

async function queued(codes: readonly string[]): Promise<number> {
  const snapshotId = await seedSnapshot(
    Array.from({ length: 40 }, (_, n) => ({
      fileOrd: 1,
      raw: exampleVoter(n, n < 12 ? { nkk: "3314011203150002" } : {}),
    })),
  );
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

const outcomes = async (runId: number) =>
  (await getRun({ actor: SYSTEM }, runId)).detectors.map(({ code, status, findings }) => [
    code,
    status,
    findings,
  ]);

/** A preparation that takes its time, and how often it was built. */
function prepared(
  name: string,
  lines = sql`count(*)::int`,
  from: readonly Preparation[] = [],
): { readonly preparation: Preparation; readonly builds: () => number } {
  let builds = 0;
  const build: Preparation["build"] = ({ snapshot }, table) => {
    builds++;
    return [
      sql`
        SELECT
          pg_sleep(0.4)
      `,
      sql`
        CREATE UNLOGGED TABLE ${table} AS
        SELECT
          ${lines} AS lines
        FROM
          ${snapshot.roll} v
      `,
    ];
  };
  return { preparation: { name, from, build }, builds: () => builds };
}

async function backendsAsleep(): Promise<number[]> {
  const { rows } = await query(sql`
    SELECT
      pid
    FROM
      pg_stat_activity
    WHERE
      state = 'active'
      AND pid <> pg_backend_pid()
      AND query LIKE '%pg_sleep%'
      AND datname = current_database()
    ORDER BY
      backend_start
  `);
  return rows.map(({ pid }) => Number(pid));
}

async function bothAsleep(): Promise<number[]> {
  for (;;) {
    const pids = await backendsAsleep();
    if (pids.length === 2) return pids;
    await wait(50);
  }
}

it("builds what two connections need once, and what it is made from before it", async () => {
  const ground = prepared("ground");
  const shared = prepared("shared", sql`count(*)::int`, [ground.preparation]);
  const runId = await queued(["STA-92", "STA-93", "STA-94"]);
  await executeRun(runId, {
    find: withDetectors(
      counting("STA-92", shared.preparation),
      counting("STA-93", ground.preparation),
      counting("STA-94", shared.preparation),
    ),
  });
  expect(await outcomes(runId)).toEqual([
    ["STA-92", "done", 1],
    ["STA-93", "done", 1],
    ["STA-94", "done", 1],
  ]);
  expect([ground.builds(), shared.builds()]).toEqual([1, 1]);
});

it(
  "fails on both connections all that need a preparation that fails, with its first error, and nothing " +
    "else",
  async () => {
    const broken = prepared("broken", sql`1 / (count(*) - 40)`);
    const above = prepared("above", sql`count(*)::int`, [broken.preparation]);
    const runId = await queued(["KEL-01", "STA-92", "STA-93", "STA-94"]);
    await executeRun(runId, {
      find: withDetectors(
        counting("STA-92", broken.preparation),
        counting("STA-93", above.preparation),
        counting("STA-94", broken.preparation),
      ),
    });
    expect(await outcomes(runId)).toEqual([
      ["KEL-01", "done", 1],
      ["STA-92", "failed", 0],
      ["STA-93", "failed", 0],
      ["STA-94", "failed", 0],
    ]);
    expect([broken.builds(), above.builds()]).toEqual([1, 0]);
    const { detectors } = await getRun({ actor: SYSTEM }, runId);
    for (const { error } of detectors.slice(1)) expect(error).toMatch(/broken: division by zero/);
  },
);

it("begins with what rests on a long preparation, though it comes last", async () => {
  const begun: string[] = [];
  const told = (name: string, long?: true): Preparation => {
    const { preparation } = prepared(name);
    return {
      ...preparation,
      ...(long && { long }),
      build: (ctx, table) => {
        begun.push(name);
        return preparation.build(ctx, table);
      },
    };
  };
  const runId = await queued(["STA-92", "STA-93", "STA-94"]);
  await executeRun(runId, {
    find: withDetectors(
      counting("STA-92", told("first")),
      counting("STA-93", told("second")),
      counting("STA-94", told("longest", true)),
    ),
  });
  expect(begun.slice(0, 2).sort()).toEqual(["first", "longest"]);
});

it("ends the work on both connections when one is lost; the run goes on later where it was", async () => {
  const runId = await queued(["KEL-01", "MOB-90", "MOB-91"]);
  const work = executeRun(runId, { find: withDetectors(slow(600), slow(600, "MOB-91")) });
  const failing = expect(work).rejects.toThrow(/connection/i);
  const [, second] = await bothAsleep();
  await query(sql`
    SELECT
      pg_terminate_backend(${second}::int)
  `);
  await failing;
  expect(await backendsAsleep()).toEqual([]);
  expect((await outcomes(runId)).map(([, status]) => status)).toEqual(["done", "running", "running"]);
  await executeRun(runId, { find: withDetectors(slow(0), slow(0, "MOB-91")) });
  expect(await outcomes(runId)).toEqual([
    ["KEL-01", "done", 1],
    ["MOB-90", "done", 0],
    ["MOB-91", "done", 0],
  ]);
});
