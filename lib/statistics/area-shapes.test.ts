import { expect, test } from "vitest";
import { areaShapes, testShapes } from "./area-shapes";
import { benjaminiHochberg } from "./multiplicity";
import { seededRandom } from "./random";
import type { Random } from "./random";

const normal = (random: Random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/**
 * Desa whose true class weights vary by about 10 %, some of it along one common direction (older or younger
 * places).
 */
function honest(seed: number, areas: number, classes: number) {
  const random = seededRandom(seed);
  return Array.from({ length: areas }, () => {
    const tilt = 0.15 * normal(random);
    const weights = Array.from({ length: classes }, (_, k) =>
      Math.exp(0.1 * normal(random) + tilt * (k / classes - 0.5)),
    );
    const total = weights.reduce((a, b) => a + b, 0);
    const table = new Array<number>(classes).fill(0);
    const n = 400 + Math.floor(random() * 4000);
    for (let i = 0; i < n; i++) {
      let target = random() * total;
      let k = 0;
      while (k < classes - 1 && target >= (weights[k] as number)) target -= weights[k++] as number;
      table[k] = (table[k] as number) + 1;
    }
    return table;
  });
}

test(
  "over 30 honest rolls of 120 desa hardly one distribution is flagged; a band doubled in one desa " +
    "always is",
  () => {
    let flagged = 0;
    let missed = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const tables = honest(seed, 120, 14);
      flagged += benjaminiHochberg(areaShapes(tables).map((shape) => shape.p)).filter(
        (q) => q <= 0.05,
      ).length;
      const n = tables[3]?.reduce((a, b) => a + b, 0) ?? 0;
      const inserted = tables.map((table, i) =>
        i === 3 ? table.map((count, k) => (k === 1 ? count + Math.round(0.25 * n) : count)) : table,
      );
      if ((benjaminiHochberg(areaShapes(inserted).map((shape) => shape.p))[3] as number) > 0.05) missed += 1;
    }
    expect(flagged).toBeLessThanOrEqual(3);
    expect(missed).toBe(0);
  },
);

test("the class that differs carries the divergence, and expected counts add up to the area's size", () => {
  const [first] = areaShapes([
    [10, 10, 80],
    [100, 100, 100],
    [100, 100, 100],
  ]);
  expect(first?.parts.indexOf(Math.max(...(first?.parts ?? [])))).toBe(2);
  expect(first?.expected.reduce((a, b) => a + b, 0)).toBeCloseTo(100, 9);
});

test("empty tables are no news", () => {
  expect(testShapes([{ observed: [0, 0], reference: [5, 5] }])[0]?.p).toBe(1);
  expect(areaShapes([])).toEqual([]);
});
