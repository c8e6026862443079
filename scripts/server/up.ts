import { setTimeout as wait } from "node:timers/promises";
import { closeDatabase } from "@/lib/db/close";
import { type EmbeddedDatabase, openEmbedded } from "@/lib/db/embedded";
import { asOwner } from "@/lib/db/owner/process";
import { env, rereadEnv } from "@/lib/env";
import { Child } from "@/scripts/server/children";
import { assertPortFree, claimDataDir } from "@/scripts/server/instance";
import { keptSecret } from "@/scripts/server/secret";

const READY_TIMEOUT_MS = 90_000;
const LOOK_EVERY_MS = 2_000;

export interface Server {
  readonly address: string;
  /** Stops web and worker, then the database. */
  stop(): Promise<void>;
}

export interface UpOptions {
  /** Runs when the database is ready and before web and worker start. */
  beforeStart?(): Promise<void>;
  /** Arguments that start the web server; default: the production build. */
  webArgs?: readonly string[];
  /** Arguments that start the worker. */
  workerArgs?: readonly string[];
  /** Aborted when somebody wants to stop while the server is still coming up. */
  signal: AbortSignal;
  /** A process that dies again and again. */
  onHopeless(name: string): void;
}

/** Database, web server and worker, up and answering. Whatever fails on the way is taken down again. */
export async function bringUp(options: UpOptions): Promise<Server> {
  const { PORT, CERMAT_HOST, CERMAT_DATA_DIR, DATABASE_URL, CERMAT_SECRET, CERMAT_URL } = env();
  const address = CERMAT_URL ?? `http://localhost:${String(PORT)}`;
  const closing: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const claim = claimDataDir(CERMAT_DATA_DIR, address);
    closing.push(() => claim.release());
    await assertPortFree(PORT, CERMAT_HOST);
    const database = DATABASE_URL === undefined ? await openEmbedded(CERMAT_DATA_DIR) : undefined;
    if (database !== undefined) {
      closing.push(() => database.release());
      closing.push(watch(database));
    }
    const url = database?.url ?? DATABASE_URL ?? "";
    await asOwner("migrate", { dataDir: CERMAT_DATA_DIR, url: DATABASE_URL });
    // Neither this process nor its children need the owner's way from here on.
    delete process.env.DATABASE_ADMIN_URL;
    delete process.env.DATABASE_OWNER_FILE;
    Object.assign(process.env, {
      DATABASE_URL: url,
      CERMAT_DATA_DIR,
      CERMAT_SECRET: CERMAT_SECRET ?? keptSecret(CERMAT_DATA_DIR),
    });
    rereadEnv();
    closing.push(closeDatabase);
    options.signal.throwIfAborted();
    await options.beforeStart?.();
    options.signal.throwIfAborted();
    await closeDatabase();
    const children = [
      new Child(
        {
          name: "web",
          args: options.webArgs ?? webArgs("start", PORT, CERMAT_HOST),
          chatty: options.webArgs !== undefined,
        },
        options.onHopeless,
      ),
      new Child(
        { name: "worker", args: options.workerArgs ?? ["--import", "tsx", "worker.ts"] },
        options.onHopeless,
      ),
    ];
    closing.push(async () => void (await Promise.all(children.map((child) => child.stop()))));
    for (const child of children) child.start();
    await answering(`http://127.0.0.1:${String(PORT)}/api/health`, options.signal);
    return { address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * PostgreSQL has no parent that would start it again; a crash of it must not end a working day.
 * @returns what ends the watch
 */
function watch(database: EmbeddedDatabase): () => Promise<void> {
  const done = new AbortController();
  const watching = (async () => {
    for (;;) {
      await wait(LOOK_EVERY_MS, undefined, { signal: done.signal });
      if (await database.revive()) process.stderr.write("postgres: ended, started again\n");
    }
  })().catch((error: unknown) => {
    if (!done.signal.aborted)
      process.stderr.write(`postgres: ${error instanceof Error ? error.message : String(error)}\n`);
  });
  return async () => {
    done.abort();
    await watching;
  };
}

export function webArgs(mode: "start" | "dev", port: number, host: string): string[] {
  return [
    "--import",
    "./scripts/server/exit-with-parent.mjs",
    "node_modules/next/dist/bin/next",
    mode,
    "-p",
    String(port),
    "-H",
    host,
  ];
}

async function answering(url: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  for (;;) {
    // On a busy machine the time can be up between the head of the answer and its body, too.
    const status: unknown = await fetch(url, { signal: AbortSignal.timeout(5000) })
      .then((response) => response.json())
      .catch(() => undefined);
    if (typeof status === "object" && status !== null && "status" in status && status.status === "ok") return;
    if (Date.now() > deadline)
      throw new Error(`the server did not become healthy: ${JSON.stringify(status)}`);
    await wait(200, undefined, { signal });
  }
}
