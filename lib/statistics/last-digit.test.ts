import fc from "fast-check";
import { expect, test } from "vitest";
import { lostDigits, zerosAgainst } from "./last-digit";
import { seededRandom } from "./random";

/** Endings of `n` serials drawn from 1 to `most`, every `step`-th number only. */
function endings(n: number, most: number, step: number, seed: number): number[] {
  const random = seededRandom(seed);
  const digits = new Array<number>(10).fill(0);
  for (let i = 0; i < n; i++) {
    const serial = step * (1 + Math.floor(random() * most));
    digits[serial % 10] = (digits[serial % 10] ?? 0) + 1;
  }
  return digits;
}

test("honest serials, small, large or even, are never taken for lost digits", () => {
  let alarms = 0;
  for (let seed = 1; seed <= 400; seed++)
    for (const [most, step] of [
      [9, 1],
      [40, 1],
      [9999, 1],
      [500, 2],
    ] as const)
      if (lostDigits(endings(400, most, step, seed)).logP < Math.log(1e-4)) alarms += 1;
  expect(alarms).toBe(0);
});

test("from a quarter of lost digits on they are found among 400 numbers", () => {
  for (let seed = 1; seed <= 50; seed++) {
    const digits = endings(300, 9999, 1, seed);
    digits[0] = (digits[0] ?? 0) + 100;
    expect(lostDigits(digits).logP).toBeLessThan(Math.log(1e-6));
  }
  expect(lostDigits([400, 0, 0, 0, 0, 0, 0, 0, 0, 0]).logP).toBeCloseTo(-400 * Math.LN2, 6);
});

test("more zeros never make it less likely, and a column with as many zeros excuses them", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(300), { minLength: 10, maxLength: 10 }), (digits) => {
      const here = lostDigits(digits);
      const more = lostDigits(digits.map((count, digit) => (digit === 0 ? count + 10 : count)));
      expect(more.logP).toBeLessThanOrEqual(here.logP + 1e-9);
      expect(zerosAgainst(here, here)).toBeGreaterThan(Math.log(0.4));
    }),
  );
  const healthy = lostDigits(endings(400, 9999, 1, 3));
  expect(zerosAgainst(lostDigits([300, 10, 10, 10, 10, 10, 10, 10, 10, 10]), healthy)).toBeLessThan(-50);
});
