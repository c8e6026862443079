import { clusterUrl, findRunning, type Running, startCluster, stopCluster } from "@/lib/db/embedded/cluster";
import { type FileLock, lock, tryLock } from "@/lib/db/embedded/file-lock";
import { type Home, homeOf } from "@/lib/db/embedded/home";
import { isFounded, readPassword } from "@/lib/db/embedded/passwords";
import { asOwner } from "@/lib/db/owner/process";
import { isAbsent } from "@/lib/db/schema-state";
import { APP_ROLE, DATABASE } from "@/lib/db/owner/roles";

const WAIT_MS = 180_000;

type Settings = Readonly<Record<string, string>>;

/** One process's hold on the embedded database of a data directory. */
export interface EmbeddedDatabase {
  /** For the product: a role that owns nothing. */
  readonly url: string;
  readonly server: Running;
  /** Did this call start the server? */
  readonly started: boolean;
  /** Starts a server that died again, at the same address. @returns whether it had died */
  revive(): Promise<boolean>;
  /** Lets go; the last holder stops the server. */
  release(): Promise<void>;
}

/** Runs `fn` while no other process starts or stops the server. */
async function gated<T>(home: Home, fn: () => Promise<T>): Promise<T> {
  const gate = await lock(home.gate, "exclusive", WAIT_MS);
  try {
    return await fn();
  } finally {
    gate.release();
  }
}

/**
 * Connects to the data directory's PostgreSQL, or starts it and, the first time, makes it, tables included; one
 * of an older version stays as it is. Any number of processes may hold it: each has a shared file lock, and who
 * finds itself alone when leaving stops the server. A holder that is killed loses its lock with its life.
 */
export async function openEmbedded(dataDir: string, settings: Settings = {}): Promise<EmbeddedDatabase> {
  const home = homeOf(dataDir);
  return gated(home, async () => {
    const holding = await lock(home.users, "shared", WAIT_MS);
    try {
      if (!isFounded(home)) await asOwner("found", { dataDir });
      const running = findRunning(home.files);
      const server = running ?? (await startCluster(home.files, settings));
      const url = clusterUrl(server.port, APP_ROLE, readPassword(home.app), DATABASE);
      if (await isAbsent(url)) await asOwner("migrate", { dataDir });
      return {
        url,
        server,
        started: running === undefined,
        revive: () => revive(home, settings, server.port),
        release: () => release(home, holding),
      };
    } catch (error) {
      holding.release();
      throw error;
    }
  });
}

async function revive(home: Home, settings: Settings, port: number): Promise<boolean> {
  if (findRunning(home.files) !== undefined) return false;
  return gated(home, async () => {
    if (findRunning(home.files) !== undefined) return false;
    await startCluster(home.files, settings, port);
    return true;
  });
}

async function release(home: Home, holding: FileLock): Promise<void> {
  await gated(home, async () => {
    holding.release();
    const alone = tryLock(home.users, "exclusive");
    if (alone === undefined) return;
    const running = findRunning(home.files);
    if (running !== undefined) await stopCluster(running);
    alone.release();
  });
}
