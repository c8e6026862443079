import { describe, expect, it } from "vitest";
import { readFileName, readTitleRow } from "./title-rows";

describe("title rows", () => {
  it.each([
    [["KECAMATAN : GEMOLONG"], { kecamatan: "GEMOLONG" }],
    [["Kecamatan", ":", "Gemolong", "", "TPS", ": 003"], { kecamatan: "GEMOLONG", tps: "003" }],
    [["DESA/KELURAHAN", ": KALANGAN"], { desa: "KALANGAN" }],
    [
      ["DAFTAR PEMILIH TETAP DESA NGEMBAT PADAS KECAMATAN GEMOLONG KABUPATEN SRAGEN"],
      { desa: "NGEMBAT PADAS", kecamatan: "GEMOLONG" },
    ],
    [["TPS : TPS 012"], { tps: "012" }],
    [["KABUPATEN : SRAGEN"], {}],
    [["JUMLAH DESA : 208"], {}],
    [["Kel. Sragen Kulon, Kec. Sragen"], { desa: "SRAGEN KULON", kecamatan: "SRAGEN" }],
  ])("reads %j", (cells, context) => {
    expect(readTitleRow(cells)).toEqual(context);
  });
});

describe("file names", () => {
  it("takes the third and fourth part", () => {
    expect(readFileName("33_14_GEMOLONG_NGEMBAT PADAS.xlsx")).toEqual({
      kecamatan: "GEMOLONG",
      desa: "NGEMBAT PADAS",
    });
    expect(readFileName("arsip/A_B_GEMOLONG_NGEMBAT_PADAS (2).xlsx")).toEqual({
      kecamatan: "GEMOLONG",
      desa: "NGEMBAT PADAS",
    });
  });

  it("takes no place from names that have none", () => {
    for (const name of ["dpt.csv", "roll_2025.csv", "dpb_tw_4_2025.csv", "a_b_c.csv"])
      expect(readFileName(name)).toEqual({});
  });

  it("finds known places anywhere in the name", () => {
    const isPlace = (kecamatan: string, desa: string) => kecamatan === "Gemolong" && desa === "Kalangan";
    expect(readFileName("Gemolong_Kalangan.csv", isPlace)).toEqual({
      kecamatan: "GEMOLONG",
      desa: "KALANGAN",
    });
  });
});
