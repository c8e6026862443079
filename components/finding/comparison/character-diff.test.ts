import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { characterDiff } from "./character-diff";

describe("differences within the characters", () => {
  it("marks the one letter that is new", () => {
    expect(characterDiff("SITI AMINAH", "SITI AMINNAH").filter((segment) => segment.differs)).toEqual([
      { text: "N", differs: true },
    ]);
  });

  it("marks nothing where the value only lacks letters", () => {
    expect(characterDiff("SITI AMINAH", "SITI AMIN")).toEqual([{ text: "SITI AMIN", differs: false }]);
  });

  it("gives the value back, whole and in order", () => {
    const word = fc.string({ maxLength: 40 });
    fc.assert(
      fc.property(
        word,
        word,
        (base, value) =>
          characterDiff(base, value)
            .map((segment) => segment.text)
            .join("") === value,
      ),
    );
  });

  it("leaves unmarked only what the base has, in order", () => {
    const letters = fc.array(fc.constantFrom("A", "B", "C"), { maxLength: 12 }).map((all) => all.join(""));
    fc.assert(
      fc.property(letters, letters, (base, value) => {
        const kept = characterDiff(base, value)
          .filter((segment) => !segment.differs)
          .map((segment) => segment.text)
          .join("");
        let at = 0;
        for (const letter of base) if (letter === kept[at]) at += 1;
        return at === kept.length;
      }),
    );
  });
});
