import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ensureBuilt } from "@/scripts/setup/build.mjs";
import {
  alive,
  descendants,
  freePort,
  gone,
  postgresOf,
  printed,
  type RunningProcess,
  startProcess,
} from "@/tests/support/server-process";

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

function start(env: Record<string, string> = {}): RunningProcess {
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
}

async function ready(server: RunningProcess): Promise<number> {
  await printed(server, /Cermat is ready at http:\/\/localhost:\d+/);
  return server.child.pid ?? 0;
}

const commandLine = (pid: number) => readFileSync(`/proc/${String(pid)}/cmdline`, "utf8");

const health = () =>
  fetch(`http://127.0.0.1:${String(port)}/api/health`, {
    headers: { authorization: `Bearer ${readFileSync(join(dataDir, "secret"), "utf8").trim()}` },
  }).then((response) => response.json() as Promise<Record<string, unknown>>);

test(
  "the first start shows a one-time admin password; SIGTERM stops every process; the second start finds " +
    "the data",
  async () => {
    const first = start();
    const pid = await ready(first);
    await printed(first, /admin: admin \/ [a-z0-9-]{15,}/);
    expect(await health()).toMatchObject({
      status: "ok",
      database: "ok",
      worker: { status: "running", count: 1 },
      auditProtection: "owner",
    });
    const postgres = postgresOf(dataDir);
    const all = [...descendants(pid), postgres ?? 0];
    expect(all.length).toBeGreaterThanOrEqual(3);

    first.child.kill("SIGTERM");
    expect(await first.ended).toBe(0);
    await gone(all, 2_000);
    expect(postgresOf(dataDir)).toBeUndefined();

    const second = start();
    await ready(second);
    expect(second.output()).not.toContain("admin: admin");
  },
);

test("a second server on the same data directory, or on a taken port, says so and leaves the first alone", async () => {
  const first = start();
  await ready(first);
  const other = start({ PORT: String(await freePort()) });
  expect(await other.ended).toBe(2);
  expect(other.output()).toMatch(/in use by another Cermat at http:\/\/localhost:\d+ \(process \d+\)/);
  expect(await health()).toMatchObject({ status: "ok" });

  const elsewhere = mkdtempSync(join(tmpdir(), "cermat-boot2-"));
  const samePort = start({ CERMAT_DATA_DIR: elsewhere });
  expect(await samePort.ended).toBe(2);
  expect(samePort.output()).toContain(`Port ${String(port)} is used by another program`);
  rmSync(elsewhere, { recursive: true, force: true });
});

test("a port that something else listens on is named before anything is started", async () => {
  const taken = createServer();
  taken.listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  const server = start({ PORT: String(typeof address === "object" ? address?.port : 0) });
  expect(await server.ended).toBe(2);
  expect(postgresOf(dataDir)).toBeUndefined();
  taken.close();
});

test(
  "killed without warning, web and worker go too, and the next start takes over the database that is " +
    "left",
  async () => {
    const first = start();
    const pid = await ready(first);
    const children = descendants(pid).filter((one) => !commandLine(one).includes("postgres"));
    expect(children.length).toBeGreaterThanOrEqual(2);
    const postgres = postgresOf(dataDir);
    process.kill(pid, "SIGKILL");
    await gone(children);
    expect(postgres !== undefined && alive(postgres)).toBe(true);

    const second = start();
    await ready(second);
    expect(postgresOf(dataDir)).toBe(postgres);
    expect(await health()).toMatchObject({ status: "ok", worker: { count: 1 } });
  },
);

test("after a power cut (everything killed, locks and pid files left) it starts and has its data", async () => {
  const first = start();
  const pid = await ready(first);
  const all = [...descendants(pid), postgresOf(dataDir) ?? 0, pid];
  // Whoever ends by itself when its parent is killed is gone before its turn.
  for (const one of all) if (alive(one)) process.kill(one, "SIGKILL");
  await gone(all);
  // The machine has restarted: the process id in PostgreSQL's file now belongs to somebody else, here to this
  // test.
  const pidFile = join(dataDir, "database", "pg", "postmaster.pid");
  writeFileSync(pidFile, `${String(process.pid)}\n${join(dataDir, "database", "pg")}\n`, { flag: "r+" });

  const second = start();
  await ready(second);
  expect(second.output()).not.toContain("admin: admin");
  expect(await health()).toMatchObject({ status: "ok" });
});

test("a worker that dies is started again", async () => {
  const server = start();
  const pid = await ready(server);
  await expect.poll(async () => (await health()).worker, { timeout: 10_000 }).toMatchObject({ count: 1 });
  const before = descendants(pid);
  const worker = before.find((one) => commandLine(one).includes("worker.ts"));
  process.kill(worker ?? 0, "SIGKILL");
  await printed(server, /worker: ended with SIGKILL, starting it again/);
  await expect
    .poll(async () => (await health()).worker, { timeout: 20_000 })
    .toMatchObject({ status: "running", count: 1 });
});

test(
  "a database that dies under the server is started again at the same address, and the worker joins it " +
    "again",
  async () => {
    const server = start();
    await ready(server);
    const before = postgresOf(dataDir) ?? 0;
    process.kill(before, "SIGKILL");
    await printed(server, /postgres: ended, started again/);
    await expect.poll(health, { timeout: 120_000 }).toMatchObject({ status: "ok", worker: { count: 1 } });
    expect(postgresOf(dataDir)).not.toBe(before);
  },
);

test.each([
  [{ PORT: "eighty" }, /PORT/],
  [{ DATABASE_URL: "mysql://x" }, /DATABASE_URL.*postgres/],
  [{ CERMAT_SECRET: "short" }, /CERMAT_SECRET.*32/],
])("wrong settings are named at once: %o", async (env, sentence) => {
  const server = start(env);
  expect(await server.ended).toBe(2);
  expect(server.output()).toMatch(sentence);
  expect(server.output()).not.toMatch(/\n\s+at /);
});
