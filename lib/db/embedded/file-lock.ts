import { closeSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";

const BUSY = 5;
const POLL_MS = 50;

/**
 * A lock between processes that the operating system lets go of when its holder dies, however it dies: the
 * file lock of an SQLite database. So there is no stale lock to recognise after kill -9, and no process id
 * that another process may have inherited.
 */
export interface FileLock {
  release(): void;
}

/** Takes the lock at once, or returns undefined. `shared` holders exclude exclusive ones only. */
export function tryLock(path: string, mode: "shared" | "exclusive"): FileLock | undefined {
  // Made before SQLite does, which would let every user of the machine read and hold it.
  closeSync(openSync(path, "a", 0o600));
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    // Nothing is ever written, so nothing needs a journal beside it.
    file.exec("pragma journal_mode = memory");
    if (mode === "exclusive") file.exec("begin exclusive");
    else {
      file.exec("begin");
      // A transaction takes its shared lock with the first read, not with "begin".
      file.prepare("select count(*) from sqlite_master").get();
    }
    return { release: () => file.close() };
  } catch (error) {
    file.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
}

/** Waits for the lock. @throws Error after `timeoutMs` */
export async function lock(path: string, mode: "shared" | "exclusive", timeoutMs: number): Promise<FileLock> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const held = tryLock(path, mode);
    if (held !== undefined) return held;
    if (Date.now() > deadline) throw new Error(`${path} is still locked after ${String(timeoutMs)} ms`);
    await wait(POLL_MS);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && (Number(error.errcode) & 0xff) === BUSY;
}
