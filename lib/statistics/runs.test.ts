import fc from "fast-check";
import { expect, test } from "vitest";
import { longestRun } from "./runs";

test("the longest run and where it starts", () => {
  expect(longestRun([])).toEqual({ from: 0, length: 0 });
  expect(longestRun([5])).toEqual({ from: 5, length: 1 });
  expect(longestRun([1, 2, 5, 6, 7, 9])).toEqual({ from: 5, length: 3 });
});

test("every number of the run is in the list, and none is longer", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(60), { minLength: 1 }), (numbers) => {
      const sorted = [...numbers].sort((a, b) => a - b);
      const { from, length } = longestRun(sorted);
      for (let i = 0; i < length; i++) expect(sorted).toContain(from + i);
      for (const start of sorted)
        expect(
          Array.from({ length: length + 1 }, (_, i) => start + i).every((number) => numbers.includes(number)),
        ).toBe(false);
    }),
  );
});
