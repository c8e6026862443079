import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choicesOf, correctionsBetween, CHOICES, mappingOf } from "./column-choice";
import type { ColumnMapping } from "./upload-card";

const proposed: ColumnMapping = {
  name: { from: ["NAMA"], take: "all" },
  birthPlace: { from: ["TTL"], take: "place" },
  birthDate: { from: ["TTL"], take: "date" },
  address: { from: ["JALAN", "DUSUN"], take: "all" },
};
const labels = ["NAMA", "TTL", "JALAN", "DUSUN", "CATATAN"];

describe("the mapping seen from the file's labels", () => {
  test("a label that two columns share is one choice", () => {
    expect(choicesOf(proposed, labels)).toEqual({
      NAMA: "name",
      TTL: "birth",
      JALAN: "address",
      DUSUN: "address",
      CATATAN: "none",
    });
  });

  test("leads back to the mapping it came from", () => {
    expect(mappingOf(choicesOf(proposed, labels), labels)).toEqual(proposed);
  });

  test("reading back what any choices mean changes nothing more", () => {
    const choices = fc.dictionary(fc.constantFrom(...labels), fc.constantFrom(...CHOICES));
    fc.assert(
      fc.property(choices, (chosen) => {
        const mapping = mappingOf(chosen, labels);
        expect(mappingOf(choicesOf(mapping, labels), labels)).toEqual(mapping);
      }),
    );
  });
});

describe("corrections", () => {
  test("nothing changed, nothing to correct", () => {
    expect(correctionsBetween(proposed, mappingOf(choicesOf(proposed, labels), labels))).toEqual({});
  });

  test("a label given to another column moves it and takes the old one away", () => {
    const wanted = mappingOf({ ...choicesOf(proposed, labels), NAMA: "remark" }, labels);
    expect(correctionsBetween(proposed, wanted)).toEqual({
      name: null,
      remark: { from: ["NAMA"], take: "all" },
    });
  });
});
