import { closeDatabase } from "@/lib/db/close";
import { openEmbedded } from "@/lib/db/embedded";
import { pool } from "@/lib/db/pool";
import { asOwner } from "@/lib/db/owner/process";
import { assertSchema, isAbsent } from "@/lib/db/schema-state";
import { workersAlive } from "@/lib/db/workers";
import { type Ctx, SYSTEM } from "@/lib/access/actor";
import { env, rereadEnv } from "@/lib/env";
import type { Worker } from "@/lib/jobs/boss";
import { describeFault, logger } from "@/lib/log";

/** Who acts at the command line of the server: the machine's operator, which may do much but never judge. */
export const CLI: Ctx = { actor: SYSTEM };

export interface ProductOptions {
  /**
   * The command queues a job and waits for it: when no worker lives, this process works the queues itself.
   */
  readonly jobs?: boolean;
}

/**
 * Runs a command against the database, whether or not a server runs: the running one is shared, a missing one
 * is started and stopped again. `signal` is aborted by Ctrl-C and SIGTERM.
 */
export async function withProduct<T>(
  fn: (signal: AbortSignal) => Promise<T>,
  { jobs = false }: ProductOptions = {},
): Promise<T> {
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort(new Error("interrupted"));
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, interrupt);
  const release = await connect();
  try {
    const worker = jobs && (await workersAlive(pool())) === 0 ? await startWorker() : undefined;
    try {
      // Ctrl-C may have come while the database was still starting.
      interrupted.signal.throwIfAborted();
      return await Promise.race([fn(interrupted.signal), rejectedWhen(interrupted.signal)]);
    } finally {
      await worker?.stop();
    }
  } finally {
    await closeDatabase();
    await release();
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.off(name, interrupt);
  }
}

/**
 * Works the queues in this process. Loaded only now: most commands need no detectors and no readers of
 * workbooks.
 */
async function startWorker(): Promise<Worker> {
  const [{ startWorker }, { handlers }] = await Promise.all([
    import("@/lib/jobs/boss"),
    import("@/lib/jobs/handlers"),
  ]);
  return startWorker(handlers, {
    onError: (error, queue) => logger().error({ queue, ...describeFault(error) }, "a job crashed"),
  });
}

/**
 * Where nothing is yet, the database is made; one of an older version is left alone.
 * @throws UserError `schema-old`
 */
async function connect(): Promise<() => Promise<void>> {
  const { DATABASE_URL, CERMAT_DATA_DIR } = env();
  if (DATABASE_URL !== undefined) {
    if (await isAbsent(DATABASE_URL))
      await asOwner("migrate", { dataDir: CERMAT_DATA_DIR, url: DATABASE_URL });
    await assertSchema(pool());
    return () => Promise.resolve();
  }
  const database = await openEmbedded(CERMAT_DATA_DIR);
  const release = async () => {
    delete process.env.DATABASE_URL;
    rereadEnv();
    await database.release();
  };
  process.env.DATABASE_URL = database.url;
  rereadEnv();
  try {
    await assertSchema(pool());
    return release;
  } catch (error) {
    await closeDatabase();
    await release();
    throw error;
  }
}

function rejectedWhen(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener(
      "abort",
      () => reject(signal.reason instanceof Error ? signal.reason : new Error("interrupted")),
      { once: true },
    );
  });
}
