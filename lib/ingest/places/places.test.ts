import { describe, expect, it } from "vitest";
import { RegionIndex } from "@/lib/regions/region-index";
import { gazetteerOf } from "./gazetteer";
import { placesOfName } from "./names";
import { readTitleRow, withHeading } from "./title-rows";

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

const regions = new RegionIndex([
  { code: "98", name: "Provinsi Contoh" },
  { code: "9801", name: "Kota Contoh" },
  { code: "980101", name: "Kota Baru" },
  { code: "980102", name: "Sorong" },
  { code: "980103", name: "Sorong Kota" },
  { code: "9801012001", name: "Kampung Baru" },
  { code: "9801012002", name: "Kalangan" },
  { code: "9801022001", name: "Sorong" },
  { code: "9801032001", name: "Kota Lama Barat" },
]);
const places = gazetteerOf(regions, "9801");

describe("title rows of a known kabupaten", () => {
  it.each([
    ["KECAMATAN : KOTA BARU", { kecamatan: "KOTA BARU" }],
    ["DISTRIK SORONG KOTA KELURAHAN KOTA LAMA BARAT", { kecamatan: "SORONG KOTA", desa: "KOTA LAMA BARAT" }],
    ["KECAMATAN SORONG KOTA CONTOH", { kecamatan: "SORONG" }],
    ["KAMPUNG : KAMPUNG BARU", { desa: "KAMPUNG BARU" }],
    [
      "KAB/KOTA: CONTOH / KEC: KOTA BARU / DESA: KALANGAN / TPS: 05",
      { kecamatan: "KOTA BARU", desa: "KALANGAN", tps: "05" },
    ],
    ["DPT PEMILU 2024 TPS 12 DARI 15 TPS", { tps: "12" }],
    ["JUMLAH TPS : 12", {}],
    ["TPS NOMOR 6", { tps: "6" }],
    ["TPS VIII", { tps: "8" }],
  ])("reads %s", (text, context) => {
    const read = readTitleRow([text], places);
    expect({ ...read, ...(read.tps == null ? {} : { tps: read.tps.replace(/^NOMOR /, "") }) }).toEqual(
      context,
    );
  });
});

it("forgets what was below a new kecamatan or desa", () => {
  const at = { kecamatan: "A", desa: "B", tps: "1", remark: null, sex: null };
  expect(withHeading(at, { kecamatan: "C" })).toEqual({
    kecamatan: "C",
    desa: null,
    tps: null,
    remark: null,
    sex: null,
  });
  expect(withHeading(at, { desa: "C" })).toEqual({ ...at, desa: "C", tps: null });
  expect(withHeading(at, { kecamatan: "A", tps: "2" })).toEqual({ ...at, tps: "2" });
});

describe("names of files, folders and sheets", () => {
  it.each([
    ["A_B_KOTA BARU_KALANGAN (2).xlsx", { kecamatan: "KOTA BARU", desa: "KALANGAN" }],
    ["DPT-KALANGAN.csv", { desa: "KALANGAN" }],
    ["02. KAMPUNG BARU.csv", { desa: "KAMPUNG BARU" }],
    ["9801012002 KALANGAN.csv", { desa: "KALANGAN" }],
    ["DPT KALANGAN TPS 005.csv", { desa: "KALANGAN", tps: "005" }],
    ["KECAMATAN KOTA BARU", { kecamatan: "KOTA BARU" }],
    // A word that is a kecamatan and a desa says nothing about the desa.
    ["dpt_final_sorong_revisi.csv", { kecamatan: "SORONG" }],
    ["data_pemilih_contoh_final.csv", {}],
    ["dpb_tw_4_2025.csv", {}],
    ["kalangen.csv", {}],
  ])("%s says %j", (name, context) => {
    expect(placesOfName(name, places)).toEqual(context);
  });
});
