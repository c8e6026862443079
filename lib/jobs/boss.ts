import { PgBoss } from "pg-boss";
import { newClient } from "@/lib/db/pool";
import { abandonedQueue, bossOptions, type JobPayloads, QUEUE_NAMES, type QueueName } from "@/lib/db/queue";
import { joinWorkers } from "@/lib/db/workers";
import type { JobHandler, JobHandlers } from "@/lib/jobs/handler";

/** How long a job may take to notice that the worker is to stop. */
const STOP_TIMEOUT_MS = 20_000;

export interface Worker {
  /** Stops taking jobs, asks the running ones to end and waits for them. */
  stop(): Promise<void>;
}

export interface WorkerOptions {
  /** Told of every crash of a job; the message may hold anything, so it goes to the log only. */
  onError(error: unknown, queue?: QueueName): void;
  /** The worker's session with the database ended: it counts as dead from now on, and should be. */
  onLost?(): void;
}

/**
 * Works the queues in this process. A new job is announced by NOTIFY; polling twice a second is the floor.
 * Jobs that a killed worker left are started over: at once when no worker lives, else when their heartbeat is
 * missed.
 */
export async function startWorker(
  handlers: JobHandlers,
  { onError, onLost }: WorkerOptions,
): Promise<Worker> {
  const stopping = new AbortController();
  const boss = new PgBoss({
    ...bossOptions(),
    max: 4,
    supervise: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    useListenNotify: true,
    instanceName: "worker",
  });
  boss.on("error", (error) => onError(error));
  await boss.start();
  const session = newClient();
  session.on("error", (error) => onError(error));
  session.on("end", () => {
    if (!stopping.signal.aborted) onLost?.();
  });
  await session.connect();
  await joinWorkers(session, () => releaseOrphans(boss));
  for (const queue of QUEUE_NAMES) await workQueue(boss, queue, handlers, stopping.signal, onError);
  return {
    async stop() {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
      await session.end();
    },
  };
}

async function workQueue<Q extends QueueName>(
  boss: PgBoss,
  queue: Q,
  handlers: JobHandlers,
  stopping: AbortSignal,
  onError: WorkerOptions["onError"],
): Promise<void> {
  const handler: JobHandler<Q> | undefined = handlers[queue];
  if (handler === undefined) return;
  const polling = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 2 };
  await boss.work<JobPayloads[Q]>(queue, polling, async (jobs) => {
    for (const job of jobs) {
      try {
        await handler.run(job.data, {
          signal: AbortSignal.any([job.signal, stopping]),
          attempt: job.retryCount,
        });
      } catch (error) {
        if (!stopping.aborted) onError(error, queue);
        throw error;
      }
    }
  });
  await boss.work<JobPayloads[Q]>(abandonedQueue(queue), polling, async (jobs) => {
    for (const job of jobs) await handler.abandon(job.data);
  });
}

/** Called while no worker lives: an active job has nobody who works on it. */
async function releaseOrphans(boss: PgBoss): Promise<void> {
  for (const queue of QUEUE_NAMES.flatMap((name) => [name, abandonedQueue(name)])) {
    const found = await boss
      .getDb()
      .executeSql("select id from pgboss.job where name = $1 and state = 'active'", [queue]);
    const ids = found.rows.map((row: { id: string }) => row.id);
    if (ids.length > 0) await boss.fail(queue, ids, { message: "its worker died" });
  }
}
