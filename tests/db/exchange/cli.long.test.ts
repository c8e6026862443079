import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { startProcess } from "@/tests/support/server-process";

// Two offices, each with a database of its own, and two files carried each way: from the command line alone.

const folder = mkdtempSync(join(tmpdir(), "cermat-offices-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HALVES = ["ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2", "23456-789AB-CDEFG-HJKLM-NPQRS"] as const;
const SHARED = 12;
const REFERENCE_DATE = "2025-12-10";

interface Office {
  readonly region: string;
  readonly other: string;
  readonly roll: string;
  readonly halves: readonly string[];
}

async function answer(office: Office, args: readonly string[]): Promise<Record<string, unknown>> {
  const env = {
    CERMAT_DATA_DIR: join(folder, office.region, "data"),
    CERMAT_LANG: "en",
    LOG_LEVEL: "silent",
  };
  const running = startProcess("cli.ts", [...args, "--json"], env);
  running.child.stdin?.end();
  const code = await running.ended;
  expect(code, running.output()).toBe(0);
  return JSON.parse(running.stdout()) as Record<string, unknown>;
}

/** Lines of a made-up roll of one quarter, its heading first. */
function rollOf(region: string, seed: string): string[][] {
  const out = join(folder, region);
  mkdirSync(out, { recursive: true });
  const told = execFileSync(
    process.execPath,
    [
      "--import",
      "tsx",
      "prisma/roll/generate.ts",
      "--out",
      out,
      "--voters",
      "400",
      "--region",
      region,
      "--seed",
      seed,
    ],
    { encoding: "utf8" },
  );
  const { current } = JSON.parse(told.trim().split("\n").at(-1) ?? "{}") as {
    current: { files: readonly string[] };
  };
  const text = readFileSync(join(out, current.files[0] ?? ""), "utf8");
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
}

/** The other office's roll, on which some of ours stand as well, at an address there. */
function withVisitors(theirs: string[][], ours: string[][]): string[][] {
  const [head = [], ...lines] = theirs;
  const [example = []] = lines;
  const place = new Set(["DP_ID", "NO TPS", "DESA", "KECAMATAN"].map((name) => head.indexOf(name)));
  const visitors = ours
    .slice(1, SHARED + 1)
    .map((line) => line.map((cell, at) => (place.has(at) ? (example[at] ?? "") : cell)));
  return [head, ...lines, ...visitors];
}

const write = (region: string, lines: readonly string[][]): string => {
  const path = join(folder, region, "roll.csv");
  writeFileSync(path, `${lines.map((line) => line.join(",")).join("\n")}\n`);
  return path;
};

test("two offices learn from four files which of their own voters stand on both rolls", async () => {
  const ours = rollOf("3314", "1");
  const offices: readonly Office[] = [
    { region: "3314", other: "3315", roll: write("3314", ours), halves: HALVES },
    {
      region: "3315",
      other: "3314",
      roll: write("3315", withVisitors(rollOf("3315", "2"), ours)),
      halves: [...HALVES].reverse(),
    },
  ];
  const begun = [];
  for (const office of offices) {
    const { region, other, roll, halves } = office;
    const { snapshotId } = await answer(office, [
      ...["snapshot", "import", roll, "--region", region, "--stage", "DPB", "--period", "TW IV 2025"],
      ...["--reference-date", REFERENCE_DATE],
    ]);
    const keyFile = join(folder, region, "key.txt");
    writeFileSync(keyFile, halves.join("\n"));
    const started = await answer(office, [
      ...["exchange", "start", "--snapshot", String(snapshotId), "--with", other],
      ...["--purpose", "Kesepakatan 12/2026", "--key-file", keyFile, "--out", join(folder, region)],
    ]);
    begun.push({ office, id: String(started["exchangeId"]), first: String(started["file"]) });
  }
  const [a, b] = begun;
  if (a === undefined || b === undefined) throw new Error("both offices begin");
  const take = (one: typeof a, file: string) =>
    answer(one.office, [
      "exchange",
      "take",
      file,
      "--exchange",
      one.id,
      "--out",
      join(folder, one.office.region),
    ]);
  const seconds = [await take(a, b.first), await take(b, a.first)].map((one) => String(one["file"]));
  const done = [await take(a, seconds[1] ?? ""), await take(b, seconds[0] ?? "")];
  const nikAt = ours[0]?.indexOf("NIK") ?? -1;
  const remarkAt = ours[0]?.indexOf("KET") ?? -1;
  const shared = ours
    .slice(1, SHARED + 1)
    .filter((line) => /^\d{16}$/.test(line[nikAt] ?? "") && line[remarkAt] === "").length;
  expect(shared).toBeGreaterThan(6);
  expect(done).toEqual([
    { matches: shared, file: null },
    { matches: shared, file: null },
  ]);
  const carried = [a.first, b.first, ...seconds].map((file) => readFileSync(file, "latin1")).join("");
  for (const [, ...cells] of ours.slice(1, SHARED + 1)) expect(carried).not.toContain(cells[nikAt - 1]);
}, 600_000);
