import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_BITS } from "./bits";
import { decodePattern, DIGIT, encodePattern, FIELDS } from "./fields";

const comparison = fc.record({
  levels: fc.tuple(...FIELDS.map(({ levels }) => fc.integer({ min: 0, max: levels.length - 1 }))),
  nameBits: fc.integer({ min: 0, max: MAX_BITS }),
  dateBits: fc.integer({ min: 0, max: MAX_BITS }),
});

test("a pattern holds every level and both rarities", () => {
  fc.assert(
    fc.property(comparison, (one) => {
      expect(decodePattern(encodePattern(one))).toEqual(one);
    }),
  );
});

test("every pattern fits into a positive int4", () => {
  const top = Object.values(DIGIT).reduce((sum, { step, size }) => sum + step * (size - 1), 0);
  expect(top).toBeLessThan(2 ** 31);
});
