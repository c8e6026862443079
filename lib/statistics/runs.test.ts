import fc from "fast-check";
import { expect, test } from "vitest";
import { longestRun, runChance } from "./runs";

test("the longest run and where it starts", () => {
  expect(longestRun([])).toEqual({ from: 0, length: 0 });
  expect(longestRun([5])).toEqual({ from: 5, length: 1 });
  expect(longestRun([1, 2, 5, 6, 7, 9])).toEqual({ from: 5, length: 3 });
});

test("two of three numbers stand side by side in two of three draws; six in a row among a thousand hardly ever", () => {
  expect(runChance(2, 3, 2)).toBeCloseTo(2 / 3, 12);
  expect(runChance(10, 1000, 6)).toBeLessThan(1e-9);
  expect(runChance(10, 10, 6)).toBe(1);
});

test("a longer run is never more likely, more draws never less", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 2, max: 12 }), (k, more, length) => {
      const top = k + more;
      expect(runChance(k, top, length + 1)).toBeLessThanOrEqual(runChance(k, top, length) + 1e-12);
      if (k < top) expect(runChance(k + 1, top, length)).toBeGreaterThanOrEqual(runChance(k, top, length) - 1e-12);
    }),
  );
});
