import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { type FileLock, tryLock } from "@/lib/db/embedded/file-lock";
import { UserError } from "@/lib/errors";

/** Only one server works on a data directory. @throws UserError `data-dir-in-use` naming the one that does */
export function claimDataDir(dataDir: string, address: string): FileLock {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const note = join(dataDir, "server.json");
  const held = tryLock(join(dataDir, "server.lock"), "exclusive");
  if (held === undefined) {
    const other = existsSync(note)
      ? (JSON.parse(readFileSync(note, "utf8")) as { pid: number; address: string })
      : { pid: 0, address: "?" };
    throw new UserError("usage", "data-dir-in-use", {
      dir: dataDir,
      pid: String(other.pid),
      address: other.address,
    });
  }
  writeFileSync(note, JSON.stringify({ pid: process.pid, address }), { mode: 0o600 });
  return {
    release() {
      rmSync(note, { force: true });
      held.release();
    },
  };
}

/** @throws UserError `port-taken` before anything is started for nothing */
export function assertPortFree(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE" || error.code === "EACCES"
          ? new UserError("usage", "port-taken", { port: String(port) })
          : error,
      ),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
