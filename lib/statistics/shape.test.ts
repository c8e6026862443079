import fc from "fast-check";
import { expect, test } from "vitest";
import { gTest, jensenShannon, jensenShannonParts } from "./divergence";
import { myers, whipple } from "./heaping";
import { distanceParts, minimumCovarianceDeterminant } from "./mcd";
import { sampleWithout, seededRandom } from "./random";

const ages = (people: (age: number) => number) => Array.from({ length: 100 }, (_, age) => people(age));

test("Whipple: 100 without preference, 500 when every age ends in 0 or 5", () => {
  expect(whipple(ages(() => 7))).toBe(100);
  expect(whipple(ages((age) => (age % 5 === 0 ? 7 : 0)))).toBe(500);
  expect(whipple(ages(() => 0))).toBeNaN();
});

test("Myers: 0 for a flat or straight pyramid, 90 when all stand on one digit", () => {
  expect(myers(ages(() => 4))).toBeCloseTo(0, 12);
  expect(myers(ages((age) => 1000 - 10 * age))).toBeLessThan(0.5);
  expect(myers(ages((age) => (age % 10 === 0 ? 9 : 0)))).toBeCloseTo(90, 12);
});

test("Jensen–Shannon: 0 for equal, 1 bit for disjoint, symmetric, parts add up", () => {
  expect(jensenShannon([1, 2, 3], [2, 4, 6])).toBeCloseTo(0, 12);
  expect(jensenShannon([5, 0], [0, 9])).toBeCloseTo(1, 12);
  const counts = fc.array(fc.nat(50), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(counts, counts, (p, q) => {
      const divergence = jensenShannon(p, q);
      expect(divergence).toBeGreaterThanOrEqual(0);
      expect(divergence).toBeLessThanOrEqual(1 + 1e-12);
      expect(jensenShannon(q, p)).toBeCloseTo(divergence, 12);
      expect(jensenShannonParts(p, q).reduce((sum, part) => sum + part, 0)).toBeCloseTo(divergence, 12);
    }),
  );
});

test("G test: no difference gives 0, and G = 2 ln 2 · n · JSD for samples of equal size", () => {
  expect(gTest([10, 20, 0], [20, 40, 0])).toEqual({ g: expect.closeTo(0, 9), df: 1 });
  expect(gTest([30, 10], [10, 30]).g).toBeCloseTo(2 * Math.LN2 * 80 * jensenShannon([30, 10], [10, 30]), 9);
});

test("MCD: a tight far cluster of 20 % does not hide, the rest keep χ² distances, the same every time", () => {
  const random = seededRandom(2);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const good = Array.from({ length: 160 }, () => {
    const shared = normal();
    return [10 + shared, 5 + 0.8 * shared + 0.6 * normal(), normal()];
  });
  const bad = Array.from({ length: 40 }, () => [10 + 0.1 * normal(), 5 + 0.1 * normal(), 9 + 0.1 * normal()]);
  const fit = minimumCovarianceDeterminant([...good, ...bad]);
  expect(Math.min(...fit.distance2.slice(160))).toBeGreaterThan(30);
  expect(fit.distance2.slice(0, 160).filter((d) => d > 16.3).length).toBeLessThanOrEqual(4);
  const parts = distanceParts(bad[0] as number[], fit);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(fit.distance2[160] as number, 6);
  expect(parts[2]).toBeGreaterThan(parts[0] as number);
  expect(minimumCovarianceDeterminant([...good, ...bad])).toEqual(fit);
});

test("samples are distinct, sorted, within range and repeatable", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(200), fc.integer(), (n, raw, seed) => {
      const k = Math.min(raw, n);
      const sample = sampleWithout(n, k, seededRandom(seed));
      expect(new Set(sample).size).toBe(k);
      expect(sample).toEqual([...sample].sort((a, b) => a - b));
      expect(sample.every((i) => i >= 0 && i < n)).toBe(true);
      expect(sampleWithout(n, k, seededRandom(seed))).toEqual(sample);
    }),
  );
});
