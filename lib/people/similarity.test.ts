import fc from "fast-check";
import { expect, it } from "vitest";
import { jaroWinkler, nameSimilarity } from "./similarity";

// Values from Winkler (1990), as printed in later surveys.
it.each([["MARTHA", "MARHTA", 0.961], ["DIXON", "DICKSONX", 0.813], ["DWAYNE", "DUANE", 0.84], ["ABC", "XYZ", 0]])("%s and %s", (a, b, value) => {
  expect(jaroWinkler(a, b)).toBeCloseTo(value, 3);
});

it("lies between 0 and 1, and 1 is kept for equal names", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."ABC ") }), fc.string({ unit: fc.constantFrom(..."ABC ") }), (a, b) => {
      const value = jaroWinkler(a, b);
      expect(value >= 0 && value <= 1 && (value === 1) === (a === b)).toBe(true);
    }),
  );
});

it("does not mind the order of words", () => {
  expect(nameSimilarity("SITI AMINAH", "AMINAH SITI")).toBe(1);
});
