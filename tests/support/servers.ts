import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll } from "vitest";
import { ensureBuilt } from "@/scripts/setup/build.mjs";
import { freePort, printed, type RunningProcess, startProcess } from "@/tests/support/server-process";

/** The product as an office starts it, on a data directory of its own; whatever still runs ends after each test. */
export function servers() {
  const dataDir = mkdtempSync(join(tmpdir(), "cermat-boot-"));
  const running = new Set<RunningProcess>();
  let port = 0;
  beforeAll(async () => {
    await ensureBuilt(process.execPath);
    port = await freePort();
  }, 600_000);
  afterEach(async () => {
    for (const { child, ended } of running) {
      child.kill("SIGTERM");
      await ended;
    }
    running.clear();
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
  return {
    dataDir,
    port: () => port,
    start(env: Record<string, string> = {}): RunningProcess {
      const server = startProcess("scripts/server/start.ts", [], {
        CERMAT_DATA_DIR: dataDir,
        CERMAT_HOST: "127.0.0.1",
        PORT: String(port),
        CERMAT_LANG: "en",
        ...env,
      });
      running.add(server);
      void server.ended.then(() => running.delete(server));
      return server;
    },
    /** @returns its process id once it can be asked */
    async ready(server: RunningProcess): Promise<number> {
      await printed(server, /Cermat is ready at http:\/\/localhost:\d+/);
      return server.child.pid ?? 0;
    },
    health: () =>
      fetch(`http://127.0.0.1:${String(port)}/api/health`, {
        headers: { authorization: `Bearer ${readFileSync(join(dataDir, "secret"), "utf8").trim()}` },
      }).then((response) => response.json() as Promise<Record<string, unknown>>),
  };
}
