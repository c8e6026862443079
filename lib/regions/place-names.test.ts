import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bareNames, editDistance, numberedKey, placeKey } from "./place-names";

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
  ["Karang  Anyar", "KARANGANYAR"],
  ["D\u2019JAYA", "DJAYA"],
  ["Kota", "KOTA"],
])("%s has the key %s", (text, key) => {
  expect(placeKey(text)).toBe(key);
});

it.each([
  ["ULU I", "ULU 1", "ULU SATU"],
  ["TIGA PULUH LIMA ILIR", "35 ILIR", "Tiga-puluh-lima Ilir"],
  ["20 ILIR D. I", "DUA PULUH ILIR SATU", "XX ILIR 1"],
  ["SEI RAYA", "SUNGAI RAYA", "SEI. RAYA"],
])("%s, %s and %s are one name", (...names) => {
  expect(new Set(names.map(numberedKey)).size).toBe(1);
});

it.each([
  ["SUDIREJO I", "SUDIREJO II"],
  ["3-4 ULU", "34 ULU"],
  ["KEDUNG 1", "KEDUNG"],
])("%s and %s are two", (a, b) => {
  expect(numberedKey(a)).not.toBe(numberedKey(b));
});

it.each([
  ["DESA/KELURAHAN KAMPUNG BARU", ["KELURAHAN KAMPUNG BARU", "KAMPUNG BARU", "BARU"]],
  ["2003. SAREN", ["SAREN"]],
  ["DUSUN KRAJAN, DESA KALANGAN", ["KALANGAN"]],
  ["DESANTARA", []],
])("%s may be called %j", (text, names) => {
  expect(bareNames(text, 10)).toEqual(names);
});
