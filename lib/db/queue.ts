import { fromPrisma, PgBoss } from "pg-boss";
import { databaseUrl } from "@/lib/db/pool";
import type { Tx } from "@/lib/db/tx";

/** What each queue's jobs carry: the id of the row that says everything else. */
export interface JobPayloads {
  inspect: { uploadId: string };
  ingest: { snapshotId: number };
  preview: { previewId: number };
  run: { runId: number };
  report: { reportId: number };
  train: { detector?: string };
  count: { snapshotId: number };
  list: { listId: number };
  "long-action": { actionId: number };
}

export type QueueName = keyof JobPayloads;
export const QUEUE_NAMES = [
  "inspect",
  "ingest",
  "preview",
  "run",
  "report",
  "train",
  "count",
  "list",
  "long-action",
] as const satisfies readonly QueueName[];

/** Where a job lands when every attempt ended in a crash. */
export const abandonedQueue = <Q extends QueueName>(queue: Q) => `${queue}-abandoned` as const;

const SCHEMA = "pgboss";
/** The longest that pg-boss allows; a living job is kept by its heartbeat, a dead one is noticed by it. */
const EXPIRE_SECONDS = 23 * 60 * 60;
const HEARTBEAT_SECONDS = 10;
/** A job is started over this often after the death of its worker, then it is given up. */
const RETRIES = 5;

/** Installs pg-boss and the queues; idempotent, part of preparing a database. */
export async function installQueues(url: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: url,
    schema: SCHEMA,
    max: 2,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  await boss.start();
  try {
    const options = { expireInSeconds: EXPIRE_SECONDS, heartbeatSeconds: HEARTBEAT_SECONDS, notify: true };
    const known = new Set((await boss.getQueues()).map((queue) => queue.name));
    for (const name of QUEUE_NAMES) {
      if (!known.has(abandonedQueue(name)))
        await boss.createQueue(abandonedQueue(name), { ...options, retryLimit: RETRIES });
      if (!known.has(name))
        await boss.createQueue(name, { ...options, retryLimit: RETRIES, deadLetter: abandonedQueue(name) });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Options of every instance on an installed database. */
export function bossOptions() {
  return {
    connectionString: databaseUrl(),
    schema: SCHEMA,
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
  } as const;
}

const shared = globalThis as typeof globalThis & { cermatSender?: Promise<PgBoss> | undefined };

/**
 * One sender per process; it works no jobs. It has a connection of its own: it is asked from within
 * transactions, and asking the shared pool for a second connection while everybody waits for the first is how
 * a full office locks itself up.
 */
function sender(): Promise<PgBoss> {
  shared.cermatSender ??= startSender();
  return shared.cermatSender;
}

function startSender(): Promise<PgBoss> {
  const boss = new PgBoss({ ...bossOptions(), max: 1, supervise: false, registerInstance: false });
  // A lost connection is replaced at the next job; without a listener it would end the process.
  boss.on("error", () => undefined);
  return boss.start();
}

/** Queues a job in the caller's transaction: it starts when, and only when, that commits. */
export async function enqueue<Q extends QueueName>(tx: Tx, queue: Q, payload: JobPayloads[Q]): Promise<void> {
  const boss = await sender();
  const id = await boss.send(queue, payload, { db: fromPrisma(tx) });
  if (id === null) throw new Error(`the ${queue} queue took no job`);
}

export async function stopSender(): Promise<void> {
  const open = shared.cermatSender;
  shared.cermatSender = undefined;
  await (await open)?.stop({ graceful: false });
}
