import { describe, expect, it } from "vitest";
import { detectSexTable, parseMarital, parseSex, tableYear } from "./codes";

describe("parseSex", () => {
  it.each([
    ["L", "L"],
    ["P", "P"],
    ["laki-laki", "L"],
    ["LK", "L"],
    ["PEREMPUAN", "P"],
    ["PR", "P"],
    ["W", "P"],
    ["WANITA", "P"],
    ["PRIA", "L"],
    ["LAKI2", "L"],
    ["LAKI-LAKI (L)", "L"],
    ["Lelaki", "L"],
    ["PEREMP.", "P"],
    ["Prp", "P"],
  ])("%s is %s", (text, sex) => {
    expect(parseSex(text)).toBe(sex);
  });

  it.each([["1"], ["2"], ["?"], [""], [null], ["LP"]])("does not guess %s", (text) => {
    expect(parseSex(text)).toBeNull();
  });

  it("reads P as pria only where the whole column says so", () => {
    expect(detectSexTable(["P", "W", "P"])).toBe("PW");
    expect(detectSexTable(["P", "L", "W"])).toBe("LP");
    expect(detectSexTable(["P", null, ""])).toBe("LP");
    expect(parseSex("P", "PW")).toBe("L");
    expect(parseSex("W", "PW")).toBe("P");
  });
});

it.each([
  ["B", "B"],
  ["S", "S"],
  ["P", "P"],
  ["Belum Kawin", "B"],
  ["KAWIN", "S"],
  ["CERAI MATI", "P"],
  ["JANDA", "P"],
  ["SDH KAWIN", "S"],
  ["Blm Kawin", "B"],
  ["S (SUDAH)", "S"],
  ["1", null],
  ["", null],
  [null, null],
])("marital status %s is %s", (text, code) => {
  expect(parseMarital(text)).toBe(code);
});

it("chooses the code table by the reference date", () => {
  expect([tableYear("2018-06-27"), tableYear("2024-11-27")]).toEqual([2018, 2023]);
});
