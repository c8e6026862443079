import { expect, test } from "vitest";
import { regionInName } from "./region-in-name";

const kabupaten = [
  { code: "3314", name: "KABUPATEN SRAGEN" },
  { code: "2025", name: "KABUPATEN REKAAN" },
];

test.each([
  ["3314-2025-09-15.csv", "3314"],
  ["DPB_33.14_TW4.xlsx", "3314"],
  ["33141.csv", null],
  ["daftar pemilih.csv", null],
])("%s → %s", (name, code) => {
  expect(regionInName(name, kabupaten)).toBe(code);
});
