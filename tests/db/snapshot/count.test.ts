import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/access/actor";
import { seededRandom } from "@/lib/statistics/random";
import { addCounts, closingOf, votersOf } from "@/lib/snapshot/model/roll-count";
import { rollCounts } from "@/lib/snapshot/queries/roll-counts";
import { countRoll, uncountedRolls } from "@/lib/snapshot/services/count/run";
import { freshDatabase } from "@/tests/support/fresh-database";
import { nikOf } from "@/tests/support/review-seed";
import { seedSnapshot, type SeedLine } from "@/tests/support/seed-snapshot";

await freshDatabase();

const DESA = [
  { kecamatan: "KALIJAMBE", desa: "JETIS KARANGPUNG", tps: "001" },
  { kecamatan: "KALIJAMBE", desa: "KARANGJATI", tps: "002" },
  { kecamatan: "PLUPUH", desa: "JEMBANGAN", tps: "001" },
] as const;
const REMARKS = ["1", "4", "2", ""] as const;

/** Made-up people: some leave, some are struck, some move, some come, some numbers stand on two lines. */
function randomRolls(seed: number): { before: SeedLine[]; now: SeedLine[] } {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const line = (n: number, place: (typeof DESA)[number], remark: string): SeedLine => ({
    fileOrd: 1,
    raw: {
      nik: n % 11 === 0 ? "" : nikOf(n % 17 === 0 ? 1 : n),
      name: `PEMILIH ${String.fromCharCode(65 + (n % 26))} ${n}`,
      birthDate: "01|05|1990",
      sex: n % 2 === 0 ? "L" : "P",
      remark,
      ...place,
    },
  });
  const before: SeedLine[] = [];
  const now: SeedLine[] = [];
  for (let n = 1; n <= 200; n += 1) {
    const home = pick(DESA);
    if (random() < 0.9) before.push(line(n, home, random() < 0.1 ? pick(REMARKS) : ""));
    if (random() < 0.9)
      now.push(line(n, random() < 0.1 ? pick(DESA) : home, random() < 0.1 ? pick(REMARKS) : ""));
  }
  return { before, now };
}

test.each([1, 2, 3])(
  "in every desa awal − TMS + baru = akhir, whatever comes and goes (%i)",
  async (seed) => {
    const { before, now } = randomRolls(seed);
    const previousId = await seedSnapshot(before, { period: `A${seed}`, referenceDate: "2025-09-15" });
    const id = await seedSnapshot(now, { period: `B${seed}`, previousId });
    expect(await uncountedRolls()).toContain(id);
    await countRoll(previousId);
    await countRoll(id);
    await countRoll(id);
    expect(await uncountedRolls()).not.toContain(id);
    const [opening, closing] = [
      await rollCounts({ actor: SYSTEM }, previousId),
      await rollCounts({ actor: SYSTEM }, id),
    ];
    expect(closing.length).toBeGreaterThan(2);
    for (const desa of closing) {
      expect(closingOf(desa), desa.desaName).toBe(votersOf(desa));
      const earlier = opening.find(({ desaKey }) => desaKey === desa.desaKey);
      expect(desa.opening).toBe(earlier === undefined ? 0 : votersOf(earlier));
    }
    const all = addCounts(closing);
    expect(all).toMatchObject({ baselineId: previousId });
    expect(all?.newcomers).toBeGreaterThan(0);
    expect(all?.movedIn).toBe(all?.movedOut);
  },
);

test("a number that was put right is one person changed, not one gone and one new", async () => {
  const line = (nik: string): SeedLine => ({
    fileOrd: 1,
    raw: { nik, name: "SUPARMI", birthDate: "01|05|1990", sex: "P", ...DESA[0] },
  });
  const previousId = await seedSnapshot([line(nikOf(7))], { period: "D", referenceDate: "2025-09-15" });
  const id = await seedSnapshot([line(nikOf(8))], { period: "E", previousId });
  await countRoll(id);
  const [desa] = await rollCounts({ actor: SYSTEM }, id);
  expect(desa).toMatchObject({ opening: 1, newcomers: 0, vanished: 0, changed: { nik: 1 } });
});

test("a person of one kecamatan reads the numbers of that one only; an unfinished roll is not counted", async () => {
  const id = await seedSnapshot(randomRolls(4).now, { period: "C" });
  await countRoll(id);
  const actor = { id: "x", username: "x", role: "verifikator", areas: ["331402"] } as const;
  const seen = await rollCounts({ actor }, id);
  expect(new Set(seen.map(({ kecKey }) => kecKey))).toEqual(new Set(["331402"]));
  await countRoll(999_999);
});
