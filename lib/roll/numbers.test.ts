import { expect, it } from "vitest";
import { parseAge, parseRtRw, parseTpsNumber } from "./numbers";

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
  ["TPS 03 (SDN 2)", 3],
  ["TPS 1 RT 2", 1],
  ["TPS ke-5", 5],
  ["TPS NOMOR 6", 6],
  ["TPS VIII", 8],
  ["II", 2],
  ["12A", 12],
  ["001 CONTOH", 1],
  ["Balai Desa", null],
  ["2025-01-01", null],
  ["1-Jan", null],
  ["DUSUN 2 NO 4", null],
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
  ["RT.3", 3, null],
  ["1/II", 1, 2],
  ["IV/2", 4, 2],
  ["01-Feb", null, null],
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
