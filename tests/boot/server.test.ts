import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { descendants, freePort, gone, postgresOf, printed } from "@/tests/support/server-process";
import { servers } from "@/tests/support/servers";

const { dataDir, port, start, ready, health } = servers();

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
  expect(samePort.output()).toContain(`Port ${String(port())} is used by another program`);
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
