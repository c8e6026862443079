import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { lock, tryLock } from "./file-lock";

const folder = mkdtempSync(join(tmpdir(), "cermat-lock-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("one exclusive holder, or any number of shared ones", () => {
  const path = join(folder, "a");
  const first = tryLock(path, "exclusive");
  expect(first).toBeDefined();
  expect(tryLock(path, "exclusive")).toBeUndefined();
  expect(tryLock(path, "shared")).toBeUndefined();
  first?.release();
  const shared = [tryLock(path, "shared"), tryLock(path, "shared")];
  expect(shared.every((held) => held !== undefined)).toBe(true);
  expect(tryLock(path, "exclusive")).toBeUndefined();
  for (const held of shared) held?.release();
  const last = tryLock(path, "exclusive");
  expect(last).toBeDefined();
  last?.release();
});

test("who waits gets it when it is let go, or is told that it took too long", async () => {
  const path = join(folder, "b");
  const first = tryLock(path, "exclusive");
  await expect(lock(path, "shared", 100)).rejects.toThrow(/still locked/);
  const waiting = lock(path, "shared", 5_000);
  first?.release();
  (await waiting).release();
});

test.each(["exclusive", "shared"] as const)(
  "a %s lock dies with its holder, even by kill -9",
  async (mode) => {
    const path = join(folder, mode);
    const begin =
      mode === "exclusive"
        ? 'db.exec("begin exclusive")'
        : 'db.exec("begin"); db.prepare("select count(*) from sqlite_master").get()';
    const program =
      `const { DatabaseSync } = require("node:sqlite"); const db = new ` +
      `DatabaseSync(${JSON.stringify(path)}); ${begin}; console.log("held"); setInterval(() => 0, 1000);`;
    const holder = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
    await once(holder.stdout, "data");
    expect(tryLock(path, "exclusive")).toBeUndefined();
    holder.kill("SIGKILL");
    await once(holder, "exit");
    const taken = tryLock(path, "exclusive");
    expect(taken).toBeDefined();
    taken?.release();
  },
);
