import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DETECTORS } from "@/lib/detectors/registry";
import { postgresOf, startProcess } from "@/tests/support/server-process";

// What an office does at night without a browser: every command once, as a shell runs it, on a machine where
// nothing else runs.

const folder = mkdtempSync(join(tmpdir(), "cermat-night-"));
const env = { CERMAT_DATA_DIR: join(folder, "data"), CERMAT_LANG: "en", LOG_LEVEL: "silent" };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function cli(
  args: readonly string[],
): Promise<{ readonly code: number | NodeJS.Signals; readonly stdout: string; readonly output: string }> {
  const running = startProcess("cli.ts", args, env);
  running.child.stdin?.end();
  const code = await running.ended;
  return { code, stdout: running.stdout(), output: running.output() };
}

/** A command that must succeed and print JSON and nothing else on standard output. */
async function answer(args: readonly string[]): Promise<Record<string, unknown>> {
  const { code, stdout, output } = await cli([...args, "--json"]);
  expect(code, output).toBe(0);
  return JSON.parse(stdout) as Record<string, unknown>;
}

interface Period {
  readonly referenceDate: string;
  readonly files: readonly string[];
  readonly lines: number;
}
let periods: readonly Period[];
const ids: number[] = [];
let runId: number;

beforeAll(() => {
  const printed = execFileSync(
    process.execPath,
    ["--import", "tsx", "prisma/roll/generate.ts", "--out", folder, "--voters", "12000", "--insert", "demo"],
    { encoding: "utf8" },
  );
  const written = JSON.parse(printed.trim().split("\n").at(-1) ?? "{}") as {
    baseline: Period;
    current: Period;
  };
  periods = [written.baseline, written.current];
});

describe("at night, from the command line", () => {
  test("two periods are imported, and every line of their files is accounted for", async () => {
    for (const [n, { files, referenceDate, lines }] of periods.entries()) {
      const previous = ids[0] === undefined ? [] : ["--previous", String(ids[0])];
      const imported = await answer([
        "snapshot",
        "import",
        ...files.map((file) => join(folder, file)),
        "--region",
        "3314",
        "--stage",
        "DPB",
        "--period",
        `TW ${n === 0 ? "III" : "IV"} 2025`,
        "--reference-date",
        referenceDate,
        ...previous,
      ]);
      expect(imported).toMatchObject({
        rows: lines,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      });
      expect(Number(imported["accepted"]) + Number(imported["rejected"])).toBe(lines);
      ids.push(Number(imported["snapshotId"]));
    }
    const { code, stdout } = await cli(["snapshot", "list", "--json"]);
    expect(code).toBe(0);
    expect(stdout).toContain(String(ids[1]));
  });

  test("a run tells how every detector ended", async () => {
    const run = await answer([
      "run",
      "start",
      "--snapshot",
      String(ids[1]),
      "--baseline",
      String(ids[0]),
      "--set",
      "KEL-01.maxMembers=15",
    ]);
    const {
      runId: id,
      findings,
      detectors,
    } = run as unknown as { runId: number; findings: number; detectors: { code: string; status: string }[] };
    runId = id;
    expect(detectors.map(({ code }) => code).sort()).toEqual(DETECTORS.map(({ code }) => code).sort());
    expect(detectors.filter(({ status }) => status === "failed")).toEqual([]);
    expect(findings).toBeGreaterThan(20);
  });

  test("findings go out as JSON lines and as a table, masked, the whole file or none", async () => {
    const out = join(folder, "findings.jsonl");
    await answer(["finding", "export", "--run", String(runId), "--format", "jsonl", "--out", out]);
    const findings = readFileSync(out, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(Object.keys(findings[0] ?? {})).toEqual(
      expect.arrayContaining([
        "findingId",
        "detector",
        "tier",
        "subjectType",
        "subjectKey",
        "areaCode",
        "score",
        "rows",
        "baselineRows",
        "pairs",
        "status",
        "outcome",
        "reason",
        "decidedBy",
        "decidedAt",
      ]),
    );
    expect(findings.every(({ decidedBy, outcome }) => decidedBy === null && outcome === null)).toBe(true);
    const table = join(folder, "findings.csv");
    await answer(["finding", "export", "--run", String(runId), "--format", "csv", "--out", table]);
    expect(readFileSync(table, "utf8")).not.toMatch(/(?<![.\d])\d{16}(?!\d)/);
    const unmasked = await cli([
      "finding",
      "export",
      "--run",
      String(runId),
      "--format",
      "csv",
      "--out",
      table,
      "--unmasked",
    ]);
    expect(unmasked.code).toBe(2);
  });

  test(
    "an interim report is made and verified offline; a changed file is named; a final one is refused " +
      "while findings are open",
    async () => {
      const dir = join(folder, "report");
      const report = await answer(["report", "create", "--run", String(runId), "--out", dir]);
      expect(report).toMatchObject({ chainHead: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown });
      expect(await answer(["report", "verify", dir])).toMatchObject({ ok: true });
      const changed = readdirSync(dir).find((name) => name.endsWith(".pdf")) ?? "";
      appendFileSync(join(dir, changed), "\n");
      const broken = await cli(["report", "verify", dir]);
      expect(broken.code).toBe(1);
      expect(broken.output).toContain(changed);
      const final = await cli([
        "report",
        "create",
        "--run",
        String(runId),
        "--out",
        join(folder, "final"),
        "--final",
      ]);
      expect(final.code).toBe(1);
      expect(final.output).not.toMatch(/\n\s+at /);
    },
  );

  test("the trail is sound, and the database is stopped when the last command ends", async () => {
    expect(await answer(["audit", "verify"])).toMatchObject({ ok: true });
    expect(postgresOf(env.CERMAT_DATA_DIR)).toBeUndefined();
  });
});
