import { afterEach, expect, test, vi } from "vitest";
import { enqueue } from "@/lib/db/queue";
import { pool } from "@/lib/db/pool";
import { inTx } from "@/lib/db/tx";
import { workersAlive } from "@/lib/db/workers";
import { startWorker, type Worker } from "@/lib/jobs/boss";
import type { JobHandlers } from "@/lib/jobs/handler";
import { freshDatabase } from "@/tests/support/fresh-database";

await freshDatabase();

const running: Worker[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((worker) => worker.stop()));
});

async function work(handlers: JobHandlers): Promise<Worker> {
  const worker = await startWorker(handlers, { onError: () => undefined });
  running.push(worker);
  return worker;
}

test("a job starts when its transaction commits, within a second, and not when it is rolled back", async () => {
  const done: number[] = [];
  await work({ ingest: { run: async ({ snapshotId }) => void done.push(snapshotId), abandon: async () => undefined } });
  await expect(
    inTx(async (tx) => {
      await enqueue(tx, "ingest", { snapshotId: 1 });
      throw new Error("rolled back");
    }),
  ).rejects.toThrow("rolled back");
  const start = Date.now();
  await inTx((tx) => enqueue(tx, "ingest", { snapshotId: 2 }));
  await vi.waitFor(() => expect(done).toEqual([2]), { timeout: 5000, interval: 20 });
  expect(Date.now() - start).toBeLessThan(1500);
});

test("workers are counted as long as they live", async () => {
  expect(await workersAlive(pool())).toBe(0);
  const worker = await work({});
  expect(await workersAlive(pool())).toBe(1);
  await work({});
  expect(await workersAlive(pool())).toBe(2);
  running.splice(running.indexOf(worker), 1);
  await worker.stop();
  expect(await workersAlive(pool())).toBe(1);
});

test("a job that is asked to stop is started over by the next worker", async () => {
  const attempts: number[] = [];
  const first = await work({
    run: {
      run: (_payload, { signal, attempt }) =>
        new Promise((_resolve, reject) => {
          attempts.push(attempt);
          signal.addEventListener("abort", () => reject(new Error("stopping")));
        }),
      abandon: async () => undefined,
    },
  });
  await inTx((tx) => enqueue(tx, "run", { runId: 7 }));
  await vi.waitFor(() => expect(attempts).toEqual([0]), { timeout: 5000 });
  running.splice(running.indexOf(first), 1);
  await first.stop();
  await work({ run: { run: async (_payload, { attempt }) => void attempts.push(attempt), abandon: async () => undefined } });
  await vi.waitFor(() => expect(attempts).toEqual([0, 1]), { timeout: 5000 });
});

test("a job that crashes every time is given up, and its handler is told", async () => {
  let runs = 0;
  const abandoned: number[] = [];
  await work({
    report: {
      run: async () => {
        runs++;
        throw new Error("crash");
      },
      abandon: async ({ reportId }) => void abandoned.push(reportId),
    },
  });
  await inTx((tx) => enqueue(tx, "report", { reportId: 5 }));
  await vi.waitFor(() => expect(abandoned).toEqual([5]), { timeout: 30_000 });
  expect(runs).toBe(6);
});
