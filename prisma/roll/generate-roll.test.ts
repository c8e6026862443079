import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { normaliseRecord } from "@/lib/roll/record";
import { loadRegions } from "@/lib/regions/load-regions";
import { DEFAULT_OPTIONS, generateRoll } from "./generate-roll";
import type { RollOptions, RollRow } from "./model";
import { besideOrders, ordersFor } from "./insertions/orders";
import { writeRoll } from "./write-roll";
import type { Format } from "./write-roll";

const regions = loadRegions();
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function digestOf(options: RollOptions, format: Format): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), "cermat-roll-"));
  folders.push(folder);
  await writeRoll(options, regions, folder, format);
  const files = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(
      files.map(
        async (file) =>
          [
            file,
            createHash("sha256")
              .update(await readFile(join(folder, file)))
              .digest("hex"),
          ] as const,
      ),
    ),
  );
}

function collect(options: RollOptions) {
  const roll = generateRoll(options, regions);
  const baseline: RollRow[] = [];
  const current: RollRow[] = [];
  for (const batch of roll.batches) {
    baseline.push(...batch.baseline);
    current.push(...batch.current);
  }
  const normalise = (rows: RollRow[], referenceDate: string) =>
    rows.map((row) => normaliseRecord(row, { regionCode: options.region, referenceDate, regions }));
  return {
    roll,
    baseline,
    current,
    before: normalise(baseline, options.baselineDate),
    now: normalise(current, options.currentDate),
  };
}

describe("the same options", () => {
  const options: RollOptions = { ...DEFAULT_OPTIONS, voters: 15_000, insertions: ordersFor("demo", 4_000) };

  it.each(["csv", "zip"] as const)("give the same bytes as %s", async (format) => {
    const small: RollOptions = { ...DEFAULT_OPTIONS, voters: 1_500, insertions: ordersFor("linkage", 1_500) };
    expect(await digestOf(small, format)).toEqual(await digestOf(small, format));
  });

  it("insert the same defects, and another seed others", () => {
    const { roll, current } = collect(options);
    expect(collect(options).roll.key.entries()).toEqual(roll.key.entries());
    const other = collect({ ...options, seed: 2 });
    expect(other.current[0]).not.toEqual(current[0]);
    expect(other.roll.key.entries()).not.toEqual(roll.key.entries());
  });
});

it("puts the same persons on the roll of a neighbour, and voters who move in on a list of their own", async () => {
  const folder = await mkdtemp(join(tmpdir(), "cermat-roll-"));
  folders.push(folder);
  const { neighbour: visitors, dptb } = besideOrders(3_000);
  const written = await writeRoll(
    { ...DEFAULT_OPTIONS, voters: 3_000, insertions: [visitors, dptb], dptb: true },
    regions,
    folder,
    "csv",
    17,
    { region: "3313", voters: 2_000 },
  );
  const linesOf = async (...path: string[]) =>
    (await readFile(join(folder, ...path), "utf8"))
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","));
  const here = await linesOf(written.current.files[0] ?? "");
  const there = await linesOf("neighbour", written.neighbour?.files[0] ?? "");
  const moved = await linesOf(written.dptb?.files[0] ?? "");
  const nikOf = (lines: string[][], rows: readonly number[]) => rows.map((row) => lines[row - 1]?.[2]);
  const ends = (roll: string) =>
    written.entries
      .filter((entry) => entry.code === "GND-06" && entry.roll === roll)
      .flatMap((entry) => nikOf(roll === "neighbour" ? there : here, entry.rows))
      .sort();
  expect(ends("neighbour")).toEqual(ends("current"));
  expect(ends("current")).toHaveLength(2);
  const [inflow] = written.entries.filter((entry) => entry.code === "MOB-02");
  expect(nikOf(moved, inflow?.rows ?? []).filter((nik) => nik && !nik.startsWith("3314"))).toHaveLength(60);
  expect(moved.length).toBeGreaterThan(60);
});

describe("a roll without insertions", () => {
  const { before, now, current, baseline } = collect({ ...DEFAULT_OPTIONS, seed: 3, voters: 20_000 });
  const share = (fits: (row: RollRow) => boolean) => current.filter(fits).length / current.length;

  it("has about as many voters as asked for, in real desa", () => {
    expect(Math.abs(before.length / 20_000 - 1)).toBeLessThan(0.03);
    expect(now.every((record) => record.desaCode !== null && record.kecCode !== null)).toBe(true);
  });

  it("has no defect of a single record", () => {
    for (const record of now) {
      expect([
        record.nikKind,
        record.nkkKind,
        record.sex !== null,
        record.marital !== null,
        record.birthDate !== null,
        record.nameNorm !== null,
        record.tpsNo !== null,
      ]).toEqual(["ok", "ok", true, true, true, true, true]);
      if ((record.age ?? 0) < 17) expect(record.marital).not.toBe("B");
    }
  });

  it("gives every person one NIK", () => {
    expect(new Set(now.map((record) => record.nikOk)).size).toBe(now.length);
    expect(new Set(before.map((record) => record.nikOk)).size).toBe(before.length);
  });

  it("puts NIK, birth date and sex together", () => {
    for (const { nikOk, birthDate, sex } of now) {
      const [year, month, day] = (birthDate ?? "").split("-").map(Number) as [number, number, number];
      expect(nikOk?.slice(6, 12)).toBe(
        [day + (sex === "P" ? 40 : 0), month, year % 100]
          .map((part) => String(part).padStart(2, "0"))
          .join(""),
      );
    }
  });

  it("adds up: baseline active + new − struck off = current active", () => {
    const known = new Map(before.map((record) => [record.nikOk, record]));
    const active = (records: typeof now) => records.filter((record) => record.active).length;
    const added = now.filter((record) => record.active && !known.has(record.nikOk)).length;
    const struck = now.filter((record) => !record.active && known.get(record.nikOk)?.active).length;
    expect(active(before) + added - struck).toBe(active(now));
    expect(added / active(before)).toBeGreaterThan(0.006);
    expect(struck / active(before)).toBeGreaterThan(0.003);
  });

  it("keeps TPS under their cap and families in one TPS", () => {
    const sizes = Map.groupBy(
      now.filter((record) => record.active),
      (record) => `${record.desaKey}:${record.tpsNo}`,
    );
    for (const voters of sizes.values()) expect(voters.length).toBeLessThanOrEqual(600);
    for (const family of Map.groupBy(now, (record) => record.nkkOk).values())
      expect(new Set(family.map((record) => `${record.desaKey}:${record.tpsNo}`)).size).toBe(1);
  });

  it("has the shares that are known of real rolls", () => {
    const day = (text: string) => share((row) => row.birthDate?.startsWith(text) ?? false);
    expect(day("01|07")).toBeCloseTo(0.051, 1.7);
    expect(day("31|12")).toBeCloseTo(0.028, 1.7);
    expect(day("01|01")).toBeCloseTo(0.012, 2);
    expect(share((row) => !row.nik?.startsWith("3314"))).toBeCloseTo(0.104, 1.5);
    expect(share((row) => Number(row.nik?.slice(12)) <= 9)).toBeGreaterThan(0.97);
    expect(share((row) => row.nik?.endsWith("0") ?? false)).toBeLessThan(0.01);
    expect(share((row) => !row.name?.includes(" "))).toBeGreaterThan(0.3);
    expect(share((row) => row.sex === "P")).toBeCloseTo(0.508, 1.3);
    expect(share((row) => /^(MUH|MOH|MOCH|M\.? )/.test(row.name ?? ""))).toBeGreaterThan(0.025);
    expect(baseline.filter((row) => row.remark !== null).length).toBeGreaterThan(0);
  });
});

it("varies between desa as much as it is told to", () => {
  const spread = (dispersion: number) => {
    const { now } = collect({ ...DEFAULT_OPTIONS, seed: 4, voters: 15_000, dispersion });
    const shares = [...Map.groupBy(now, (record) => record.desaKey).values()].map((desa) => {
      const foreign = desa.filter((record) => !record.nikOk?.startsWith("3314")).length;
      return (foreign - 0.104 * desa.length) / Math.sqrt(desa.length * 0.104 * 0.896);
    });
    return shares.reduce((sum, z) => sum + z * z, 0) / shares.length;
  };
  expect(spread(0)).toBeLessThan(2);
  expect(spread(1)).toBeGreaterThan(2.2);
});
