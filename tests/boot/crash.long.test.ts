import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { alive, descendants, gone, postgresOf, printed } from "@/tests/support/server-process";
import { servers } from "@/tests/support/servers";

const { dataDir, start, ready, health } = servers();
const commandLine = (pid: number) => readFileSync(`/proc/${String(pid)}/cmdline`, "utf8");

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
