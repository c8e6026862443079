import { expect, it } from "vitest";
import { generalReasons } from "./reject";

const codes = (...facts: Parameters<typeof generalReasons>) =>
  generalReasons(...facts).map(({ code }) => code);

it("offers what makes sense for one person's date, for two people, and for a desa", () => {
  expect(codes({ subjectType: "record", comparison: false, columns: ["birthDate"] })).toEqual([
    "TANGGAL-ADMINISTRATIF",
    "SUDAH-DIPERBAIKI",
    "DATA-BENAR",
    "ATURAN-KELIRU",
  ]);
  expect(codes({ subjectType: "records", comparison: true, columns: ["nik", "name"] })).toEqual([
    "ORANG-BERBEDA",
    "KEMBAR-KELUARGA",
    "PINDAH-NIK-TETAP",
    "SUDAH-DIPERBAIKI",
    "DATA-BENAR",
    "ATURAN-KELIRU",
  ]);
  expect(codes({ subjectType: "desa", comparison: false, columns: ["rt"] })).toEqual([
    "SUDAH-DIPERBAIKI",
    "DATA-BENAR",
    "ATURAN-KELIRU",
  ]);
});
