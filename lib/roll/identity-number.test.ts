import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classifyIdentity, compareIdentities, maskIdentity, parseNik } from "./identity-number";

const sixteen = fc.stringMatching(/^[0-9]{16}$/);

describe("classifyIdentity", () => {
  it.each([
    ["3314011505900001", "ok"],
    ["'3314011505900001", "ok"],
    ["3314011505900001.0", "ok"],
    ["331401150590000.10", "bad"],
    ["331401 150590 0001", "ok"],
    ["33.14.01.150590.0001", "ok"],
    ["3.31401E+15", "damaged"],
    ["3,31401E+15", "damaged"],
    ["331401**********", "masked"],
    ["331401150590XXXX", "masked"],
    ["XXXXXXXXXXXXXXXX", "masked"],
    ["", "empty"],
    ["-", "empty"],
    [null, "empty"],
    [undefined, "empty"],
    ["33140115059000012", "bad"],
    ["33140115059000O1", "bad"],
    ["1", "bad"],
  ])("reads %s as %s", (text, kind) => {
    expect(classifyIdentity(text).kind).toBe(kind);
  });

  it("keeps the digits exactly when it calls them ok, whatever stands between them", () => {
    fc.assert(
      fc.property(sixteen, fc.nat(15), fc.constantFrom(" ", ".", "-", "'", "\u00a0"), (digits, at, noise) => {
        expect(classifyIdentity(digits.slice(0, at) + noise + digits.slice(at))).toEqual({
          kind: "ok",
          digits,
        });
      }),
    );
  });

  it("gives digits for no kind but ok", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { kind, digits } = classifyIdentity(text);
        return (digits !== null) === (kind === "ok");
      }),
    );
  });
});

describe("the parts of a number", () => {
  it("takes 40 off a woman's day", () => {
    expect(parseNik("3314015505900007")).toEqual({
      province: "33",
      kabupaten: "3314",
      kecamatan: "331401",
      day: 15,
      month: 5,
      year2: 90,
      sex: "P",
      serial: 7,
    });
    expect(parseNik("3314011505900007").sex).toBe("L");
  });

  it("shows the region and nothing else", () => {
    expect(maskIdentity("3314015505900007")).toBe("331401**********");
    expect(maskIdentity("12")).toBe("1*");
    expect(maskIdentity(null)).toBe("");
  });
});

describe("compareIdentities", () => {
  it("names the digit or the swap", () => {
    expect(compareIdentities("3314015505900012", "3314015505900012")).toEqual({ kind: "equal" });
    expect(compareIdentities("3314015505900012", "3314015505900013")).toEqual({
      kind: "digit",
      position: 16,
    });
    expect(compareIdentities("3314015505900012", "3314015505900021")).toEqual({ kind: "swap", position: 15 });
    expect(compareIdentities("3314015505900012", "3314025505900013")).toEqual({
      kind: "several",
      positions: [6, 16],
    });
  });

  it("does not call different what is only masked", () => {
    expect(compareIdentities("3314015505900012", "331401550590****")).toEqual({
      kind: "masked",
      positions: [13, 14, 15, 16],
    });
    expect(compareIdentities("331401550590XXXX", "3314015505900012")).toEqual({
      kind: "masked",
      positions: [13, 14, 15, 16],
    });
    expect(compareIdentities("3314025505900012", "331401550590****")).toEqual({
      kind: "several",
      positions: [6, 13, 14, 15, 16],
    });
  });

  it("does not depend on which comes first", () => {
    fc.assert(
      fc.property(
        sixteen,
        sixteen,
        (a, b) => void expect(compareIdentities(a, b)).toEqual(compareIdentities(b, a)),
      ),
    );
  });
});
