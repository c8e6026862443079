import { afterEach, expect, test, vi } from "vitest";
import { enqueue } from "@/lib/db/queue";
import { newClient, pool } from "@/lib/db/pool";
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

/** What pg-boss announces on its channel, as the queues' names. */
async function announcements(): Promise<{ heard: string[]; close(): Promise<void> }> {
  const listener = newClient();
  await listener.connect();
  const heard: string[] = [];
  listener.on("notification", ({ payload }) => void heard.push(payload ?? ""));
  const { rows } = await listener.query<{ channel: string }>(
    "select 'pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24) as channel",
  );
  await listener.query(`listen ${listener.escapeIdentifier(rows[0]!.channel)}`);
  return { heard, close: () => listener.end() };
}

test("a job starts when its transaction commits, and not when it is rolled back", async () => {
  const done: number[] = [];
  await work({
    ingest: { run: async ({ snapshotId }) => void done.push(snapshotId), abandon: async () => undefined },
  });
  await expect(
    inTx(async (tx) => {
      await enqueue(tx, "ingest", { snapshotId: 1 });
      throw new Error("rolled back");
    }),
  ).rejects.toThrow("rolled back");
  await inTx((tx) => enqueue(tx, "ingest", { snapshotId: 2 }));
  await vi.waitFor(() => expect(done).toEqual([2]), { timeout: 30_000, interval: 20 });
});

test(
  "a job is announced by its commit, so that no worker has to wait for its next look; one rolled back " +
    "is not",
  async () => {
    const { heard, close } = await announcements();
    try {
      await expect(
        inTx((tx) =>
          enqueue(tx, "report", { reportId: 1 }).then(() => Promise.reject(new Error("rolled back"))),
        ),
      ).rejects.toThrow("rolled back");
      await inTx((tx) => enqueue(tx, "ingest", { snapshotId: 3 }));
      await vi.waitFor(() => expect(heard).toEqual(["ingest"]), { timeout: 30_000, interval: 20 });
    } finally {
      await close();
    }
  },
);

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
  await vi.waitFor(() => expect(attempts).toEqual([0]), { timeout: 30_000 });
  running.splice(running.indexOf(first), 1);
  await first.stop();
  await work({
    run: {
      run: async (_payload, { attempt }) => void attempts.push(attempt),
      abandon: async () => undefined,
    },
  });
  await vi.waitFor(() => expect(attempts).toEqual([0, 1]), { timeout: 30_000 });
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
