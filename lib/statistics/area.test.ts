import fc from "fast-check";
import { expect, test } from "vitest";
import { areaCounts } from "./area-counts";
import { areaRates, fitAreaRates } from "./area-rates";
import { funnel, funnelLimits, winsorise } from "./funnel";
import { againstOwnPast } from "./history";
import { benjaminiHochberg } from "./multiplicity";
import { seededRandom } from "./random";
import type { Random } from "./random";

const normal = (random: Random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const binomial = (n: number, p: number, random: Random) =>
  Array.from({ length: n }, () => random() < p).filter(Boolean).length;
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** A roll of honest desa whose true shares vary on the logit scale. */
function honest(seed: number, areas: number, share: number, spread: number) {
  const random = seededRandom(seed);
  return Array.from({ length: areas }, () => {
    const n = 300 + Math.floor(random() * 3000);
    return { n, y: binomial(n, logistic(Math.log(share / (1 - share)) + spread * normal(random)), random) };
  });
}

test("winsorising pulls in the tails and nothing else", () => {
  expect(winsorise([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100])).toEqual([2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10]);
});

test("the funnel of binomial areas has φ near 1 and no τ²; limits narrow with size", () => {
  const points = honest(3, 200, 0.5, 0);
  const fit = funnel(points);
  expect(fit.phi).toBeGreaterThan(0.7);
  expect(fit.phi).toBeLessThan(1.35);
  expect(Math.sqrt(fit.tau2)).toBeLessThan(0.008);
  expect(funnelLimits(fit, 100).high).toBeGreaterThan(funnelLimits(fit, 1000).high);
});

test("the fit finds the spread that was put in, and a few wild areas do not move it", () => {
  const points = honest(5, 208, 0.5, 0.08);
  const clean = fitAreaRates(points);
  expect(Math.sqrt(clean.tau2)).toBeGreaterThan(0.014);
  expect(Math.sqrt(clean.tau2)).toBeLessThan(0.026);
  const wild = fitAreaRates(
    points.map((point, i) => (i % 20 === 0 ? { ...point, y: Math.round(point.n * 0.9) } : point)),
  );
  expect(Math.abs(wild.mu - clean.mu)).toBeLessThan(0.004);
  expect(Math.sqrt(wild.tau2)).toBeLessThan(0.03);
});

test("over 40 honest rolls of 120 desa hardly an area is flagged; a inserted surge always is", () => {
  let flagged = 0;
  let missed = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const points = honest(seed, 120, 0.03, 0.35);
    flagged += benjaminiHochberg(areaRates(points, { skewed: true }).map((area) => area.pUpper)).filter(
      (q) => q <= 0.05,
    ).length;
    const inserted = points.map((point, i) =>
      i === 7 ? { ...point, y: Math.round(point.n * 0.25) } : point,
    );
    const q = benjaminiHochberg(areaRates(inserted, { skewed: true }).map((area) => area.pUpper));
    if ((q[7] as number) > 0.05) missed += 1;
  }
  expect(flagged).toBeLessThanOrEqual(4);
  expect(missed).toBe(0);
});

test("an area's expectation comes from the others", () => {
  const [first] = areaRates([
    { y: 90, n: 100 },
    ...Array.from({ length: 30 }, (_, i) => ({ y: 50 + (i % 3) - 1, n: 100 })),
  ]);
  expect(first?.expected).toBeCloseTo(0.5, 2);
  expect(first?.pUpper).toBeLessThan(1e-6);
});

test("p values are probabilities for any table, empty areas included", () => {
  const area = fc
    .integer({ min: 0, max: 400 })
    .chain((n) => fc.record({ n: fc.constant(n), y: fc.integer({ min: 0, max: n }) }));
  fc.assert(
    fc.property(fc.array(area, { minLength: 1, maxLength: 30 }), fc.boolean(), (areas, skewed) => {
      for (const { pUpper, pLower, p, expected } of areaRates(areas, { skewed })) {
        for (const value of [pUpper, pLower, p, expected]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("counts against offsets: a common scale is no news, one area at six times is", () => {
  const random = seededRandom(11);
  const counts = Array.from({ length: 100 }, () => {
    const mu = 5 + random() * 20;
    return { mu, y: Math.round(2 * mu * Math.exp(0.2 * normal(random))) };
  });
  const result = areaCounts([...counts, { mu: 10, y: 120 }]);
  expect(result.at(-1)?.pUpper).toBeLessThan(1e-6);
  expect(result.slice(0, -1).filter((area) => area.logP < Math.log(1e-4))).toHaveLength(0);
  expect(result.at(-1)?.expected).toBeGreaterThan(15);
});

test("against its own past: one step proves nothing, three calm ones can, eight do more, and days count", () => {
  const step = { y: 30, n: 3000, days: 90 };
  const tenfold = againstOwnPast({ y: 300, n: 3000, days: 90 }, [step, step, step]).p;
  expect(tenfold).toBeGreaterThan(1e-4);
  expect(tenfold).toBeLessThan(0.05 / 8);
  expect(
    againstOwnPast(
      { y: 300, n: 3000, days: 90 },
      Array.from({ length: 8 }, () => step),
    ).p,
  ).toBeLessThan(1e-3);
  expect(
    againstOwnPast(
      { y: 60, n: 3000, days: 180 },
      Array.from({ length: 8 }, () => step),
    ).p,
  ).toBeGreaterThan(0.3);
  expect(againstOwnPast(step, [step]).p).toBe(1);
});

test("against its own past: days as restless as real ones, tails longer than normal, raise hardly an alarm", () => {
  const random = seededRandom(17);
  const student = (df: number) => {
    let squares = 0;
    for (let i = 0; i < df; i++) squares += normal(random) ** 2;
    return normal(random) / Math.sqrt(squares / df);
  };
  const alarms = (draw: () => number, past: number) => {
    const step = () => ({ y: Math.round(300 * Math.exp(draw())), n: 1e6, days: 1 });
    const steps = Array.from({ length: past }, step);
    return againstOwnPast(step(), steps).p < 0.001;
  };
  for (const draw of [() => normal(random), () => 1.7 * normal(random), () => 0.7 * student(4)])
    for (const past of [8, 60]) {
      const raised = Array.from({ length: 4000 }, () => alarms(draw, past)).filter(Boolean).length;
      expect(raised).toBeLessThan(0.005 * 4000);
    }
});

test("areas closer together than chance are judged by how close they are", () => {
  const random = seededRandom(23);
  // Couples: of each two people one is a woman; only the odd one is left to chance.
  const paired = Array.from({ length: 120 }, () => {
    const n = 301 + 2 * Math.floor(random() * 300);
    return { n, y: (n - 1) / 2 + (random() < 0.5 ? 1 : 0) + Math.round(2 * normal(random)) };
  });
  const fit = fitAreaRates(paired);
  expect(fit.phi).toBeLessThan(0.6);
  const hole = { n: 401, y: 175 };
  const tested = areaRates([...paired, hole]).at(-1);
  expect(tested?.logP).toBeLessThan(Math.log(1e-6));
  expect(areaRates(honest(31, 120, 0.5, 0)).every((area) => area.logP > Math.log(1e-6))).toBe(true);
  expect(fitAreaRates(honest(31, 120, 0.5, 0.1)).phi).toBe(1);
});
