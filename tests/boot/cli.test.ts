import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { postgresOf, printed, type RunningProcess, startProcess } from "@/tests/support/server-process";

const dataDir = mkdtempSync(join(tmpdir(), "cermat-cli-"));
const settings = { CERMAT_DATA_DIR: dataDir, CERMAT_LANG: "en", LOG_LEVEL: "silent" };
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

function cli(args: readonly string[], input = "", env: Record<string, string> = {}): RunningProcess {
  const running = startProcess("cli.ts", args, { ...settings, ...env });
  running.child.stdin?.end(input);
  return running;
}

const createUser = (username: string) =>
  cli(["user", "create", "--username", username, "--role", "admin", "--json"], "a-long-password-for-tests\n");

test(
  "two commands at once on a machine where nothing runs yet share one database, and the last one stops " +
    "it",
  async () => {
    const both = [createUser("first"), createUser("second")];
    expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0]);
    for (const { stdout } of both) expect(JSON.parse(stdout())).toMatchObject({ role: "admin" });
    expect(postgresOf(dataDir)).toBeUndefined();
  },
);

test("the same account a second time fails with 1 and a sentence, nothing on standard output", async () => {
  const again = createUser("first");
  expect(await again.ended).toBe(1);
  expect(again.stdout()).toBe("");
  expect(again.output()).not.toMatch(/\n\s+at /);
});

test.each([
  [["no-such-command"], 2],
  [["run", "start"], 2],
  [["run", "start", "--snapshot", "abc"], 2],
  [["run", "start", "--snapshot", "4711"], 3],
  [["--help"], 0],
  [["run", "--help"], 0],
])("%j ends with %i", async (args, code) => {
  const running = cli(args);
  expect(await running.ended).toBe(code);
});

test("Ctrl-C in the middle lets go of the database", async () => {
  // It has just taken the database, and would wait for a password that nobody types.
  const running = startProcess(
    "cli.ts",
    ["user", "create", "--username", "never", "--role", "admin"],
    settings,
  );
  await expect.poll(() => postgresOf(dataDir), { timeout: 60_000 }).toBeDefined();
  running.child.kill("SIGINT");
  await running.ended;
  expect(postgresOf(dataDir)).toBeUndefined();
});

test("speaks Indonesian unless told otherwise", async () => {
  const running = cli(["--help"], "", { CERMAT_LANG: "" });
  await printed(running, /Keputusan hanya dibuat orang/);
  expect(await running.ended).toBe(0);
});
