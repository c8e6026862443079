import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, placeKey } from "./place-names";

const word = fc.string({ unit: fc.constantFrom(..."ABC"), maxLength: 8 });

describe("editDistance", () => {
  it.each([
    ["SAREN", "SAREN", 0],
    ["SAREN", "SARE", 1],
    ["SAREN", "SRAEN", 1],
    ["SAREN", "SIRIN", 2],
    ["", "AB", 2],
  ])("%s to %s takes %d", (a, b, distance) => {
    expect(editDistance(a, b, 3)).toBe(distance);
  });

  it("is the same both ways, 0 only for equal words, and never above the limit by more than one", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
        const distance = editDistance(a, b, limit);
        expect(distance).toBe(editDistance(b, a, limit));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(limit + 1);
      }),
    );
  });
});

it.each([
  ["KEC. KALIJAMBE", "KALIJAMBE"],
  ["Desa  Karang Anyar", "KARANGANYAR"],
  ["KEL.SINE", "SINE"],
  ["2003. SAREN", "SAREN"],
  ["Kota", "KOTA"],
  ["KELAPA DUA", "KELAPADUA"],
  ["DESANTARA", "DESANTARA"],
])("%s has the key %s", (text, key) => {
  expect(placeKey(text)).toBe(key);
});
