import fc from "fast-check";
import { expect, test } from "vitest";
import { logMadZ, mad, median, quantile, robustScale, robustZ, robustZAgainst } from "./robust";
import { wilson } from "./wilson";
import { cohenKappa } from "./kappa";

test("median, quantile and MAD as in R", () => {
  expect(median([1, 1, 2, 2, 4, 6, 9])).toBe(2);
  expect(mad([1, 1, 2, 2, 4, 6, 9])).toBe(1);
  expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
});

test("the example of Iglewicz and Hoaglin: 8.3 and 15 stand out at 3.5 but 3.5 does not", () => {
  const z = robustZ([2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.3, 2.2, 15]);
  expect(z.map((value) => Math.abs(value) > 3.5)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
    false,
    false,
    true,
    false,
    true,
  ]);
});

test("where most values are equal the mean deviation takes over; where all are, nothing stands out", () => {
  expect(mad([5, 5, 5, 5, 9])).toBe(0);
  expect(robustScale([5, 5, 5, 5, 9])).toBeCloseTo(1.2533 * 0.8, 12);
  expect(robustZ([7, 7, 7])).toEqual([0, 0, 0]);
  expect(robustZAgainst(8, [7, 7, 7])).toBe(Number.POSITIVE_INFINITY);
});

test("z does not care for shift and scale", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 40 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer(),
      (values, scale, shift) => {
        const moved = robustZ(values.map((value) => value * scale + shift));
        robustZ(values).forEach((z, i) => expect(moved[i]).toBeCloseTo(z, 6));
      },
    ),
  );
});

test("on the log scale an ordinary busy day is no outlier, a thousandfold one is", () => {
  const days = [4, 6, 3, 90, 2, 5, 8, 30, 4, 3];
  expect(robustZAgainst(30, days)).toBeGreaterThan(9);
  expect(logMadZ(30, days)).toBeLessThan(5);
  expect(logMadZ(3000, days)).toBeGreaterThan(10);
});

test("Wilson as in Wilson's and Agresti's examples, inside [0, 1] and around the share", () => {
  const interval = wilson(0, 25);
  expect(interval.low).toBe(0);
  expect(interval.high).toBeCloseTo(0.1332, 4);
  expect(wilson(15, 50).low).toBeCloseTo(0.191, 3);
  expect(wilson(15, 50).high).toBeCloseTo(0.4375, 3);
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (n, raw) => {
      const { low, high } = wilson(Math.min(raw, n), n);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(Math.min(raw, n) / n);
      expect(high).toBeGreaterThanOrEqual(Math.min(raw, n) / n);
    }),
  );
});

test("kappa: full agreement 1, chance 0, and the worked 2 × 2 example", () => {
  expect(
    cohenKappa([
      [10, 0],
      [0, 7],
    ]),
  ).toBe(1);
  expect(
    cohenKappa([
      [9, 3],
      [3, 1],
    ]),
  ).toBeCloseTo(0, 12);
  expect(
    cohenKappa([
      [20, 5],
      [10, 15],
    ]),
  ).toBeCloseTo(0.4, 12);
});
