import fc from "fast-check";
import { expect, test } from "vitest";
import { benjaminiHochberg, benjaminiYekutieli, logBenjaminiHochberg, logSidak, sidak } from "./multiplicity";

// The fifteen p values of Benjamini & Hochberg (1995), section 3.2: at 0.05 the procedure rejects the first
// four.
const PUBLISHED = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
];

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 });

test("the published example rejects four of fifteen, and two or three when dependence is allowed for", () => {
  expect(benjaminiHochberg(PUBLISHED).filter((q) => q <= 0.05)).toHaveLength(4);
  expect(benjaminiYekutieli(PUBLISHED).filter((q) => q <= 0.05)).toHaveLength(3);
});

test("evenly spaced p values all get the same q, as p.adjust of R says", () => {
  for (const q of benjaminiHochberg([0.05, 0.01, 0.03, 0.02, 0.04])) expect(q).toBeCloseTo(0.05, 12);
});

test("q is never below p, never above 1, keeps the order, and does not depend on the order of the tests", () => {
  fc.assert(
    fc.property(pValues, (p) => {
      const q = benjaminiHochberg(p);
      p.forEach((value, i) => {
        expect(q[i]).toBeGreaterThanOrEqual(value * (1 - 1e-12));
        expect(q[i]).toBeLessThanOrEqual(1);
        p.forEach((other, j) => {
          if (other < value) expect(q[j]).toBeLessThanOrEqual(q[i] as number);
        });
      });
      expect(benjaminiHochberg([...p].reverse())).toEqual([...q].reverse());
    }),
  );
});

test("Yekutieli is never bolder than Hochberg", () => {
  fc.assert(
    fc.property(pValues, (p) => {
      const q = benjaminiHochberg(p);
      benjaminiYekutieli(p).forEach((value, i) => expect(value).toBeGreaterThanOrEqual(q[i] as number));
    }),
  );
});

test("Šidák of a tiny p is m times p, not zero", () => {
  expect(sidak(1e-40, 366)).toBeCloseTo(3.66e-38, 50);
  expect(sidak(0.05, 2)).toBeCloseTo(0.0975, 12);
  expect(sidak(1, 5)).toBe(1);
});

test("in logarithms p values far below what a double holds keep their order and their distance", () => {
  const q = logBenjaminiHochberg([-5000, -900, -901, -1]);
  expect(q[0]).toBeCloseTo(-5000 + Math.log(4), 9);
  expect(q[2]).toBeCloseTo(-901 + Math.log(2), 9);
  expect(q[1]).toBeGreaterThan(q[2] as number);
  expect(logSidak(-5000, 366)).toBeCloseTo(-5000 + Math.log(366), 9);
});
