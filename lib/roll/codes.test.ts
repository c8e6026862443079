import { describe, expect, it } from "vitest";
import {
  detectSexTable,
  parseAge,
  parseMarital,
  parseRtRw,
  parseSex,
  parseTmsCode,
  parseTpsNumber,
  tableYear,
} from "./codes";

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
  ["1", null],
  ["", null],
  [null, null],
])("marital status %s is %s", (text, code) => {
  expect(parseMarital(text)).toBe(code);
});

describe("parseTmsCode", () => {
  it.each([
    ["1", 1],
    ["TMS 1", 1],
    ["TMS-4", 4],
    ["TMS (8)", 8],
    ["KODE TMS 2", 2],
    ["MENINGGAL", 1],
    ["Meninggal dunia 12-03-2025", 1],
    ["GANDA", 2],
    ["DI BAWAH UMUR", 3],
    ["PINDAH", 4],
    ["PINDAH DOMISILI", 4],
    ["pindah ke Solo", 4],
    ["TIDAK DIKENAL", 5],
    ["TNI", 6],
    ["POLRI", 7],
    ["SALAH TPS", 8],
    ["PINDAH TPS", 8],
    ["WNA", 9],
    ["TMS", 9],
    ["TMS HAK PILIH DICABUT", 9],
    ["4.0", 4],
  ])("%s strikes off with %s", (text, code) => {
    expect(parseTmsCode(text)).toBe(code);
  });

  it.each([
    ["U"],
    ["UBAH"],
    ["BARU"],
    ["MS"],
    [""],
    ["-"],
    ["BUKAN TNI"],
    ["PENSIUNAN POLRI"],
    ["PINDAH DATANG"],
    ["PINDAH DARI SOLO"],
    ["MATIUS"],
    ["0"],
    ["12"],
    ["9"],
    ["SESUAI"],
    ["TNIK"],
  ])("%s strikes nobody off", (text) => {
    expect(parseTmsCode(text)).toBeNull();
  });
});

it.each([
  ["TPS 001", 1],
  ["TPS001", 1],
  ["001", 1],
  ["12", 12],
  ["KSK 003", 3],
  ["TPS 901 (LAPAS)", 901],
  ["TPS", null],
  ["1.0", 1],
  ["12,0", 12],
  ["TPS 1.2", 2],
])("TPS number of %s is %s", (text, number) => {
  expect(parseTpsNumber(text)).toBe(number);
});

it.each([
  ["003", 3, null],
  ["003/007", 3, 7],
  ["RT 3 RW 7", 3, 7],
  ["RT.03/RW.07", 3, 7],
  ["RW 07", null, 7],
  ["000", 0, null],
  ["-", null, null],
  ["12345", null, null],
  ["3.0", 3, null],
  ["3.7", 3, 7],
])("RT/RW of %s", (text, rt, rw) => {
  expect(parseRtRw(text)).toEqual({ rt, rw });
});

it("reads ages with and without a unit", () => {
  expect([
    parseAge("45"),
    parseAge("45 th"),
    parseAge("45 TAHUN"),
    parseAge("45.0"),
    parseAge("?"),
    parseAge(null),
  ]).toEqual([45, 45, 45, 45, null, null]);
});

it("chooses the code table by the reference date", () => {
  expect([tableYear("2018-06-27"), tableYear("2024-11-27")]).toEqual([2018, 2023]);
});
