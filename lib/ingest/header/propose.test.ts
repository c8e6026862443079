import { describe, expect, it } from "vitest";
import { proposeMapping } from "./propose";

const propose = (columns: Readonly<Record<string, readonly string[]>>) =>
  proposeMapping(Object.keys(columns), (at) => Object.values(columns)[at] ?? []);

describe("a heading that is a letter away from a known one", () => {
  it("is believed when its values fit, and told", () => {
    const { mapping, notes } = propose({ KECMATAN: ["CONTOH"], "TANGAL LAHIR": ["01-07-1970"] });
    expect(mapping).toMatchObject({
      kecamatan: { from: ["KECMATAN"] },
      birthDate: { from: ["TANGAL LAHIR"] },
    });
    expect(notes.map(({ code }) => code)).toEqual(["header-slip", "header-slip"]);
  });

  it("is not believed when they do not, nor where another column is named in full", () => {
    expect(propose({ "TANGAL LAHIR": ["KRAJAN", "DEPOK"] }).mapping).toEqual({});
    expect(
      propose({ "TANGGAL LAHIR": ["01-07-1970"], "TANGGAL LAPIR": ["02-03-2001"] }).mapping.birthDate,
    ).toEqual({
      from: ["TANGGAL LAHIR"],
      take: "all",
    });
  });

  it.each([["NO KTA"], ["NO KKS"], ["NO DPS"], ["KTS"], ["NIM"]])("short: %s stays what it is", (label) => {
    expect(propose({ [label]: ["3314010107700001"] }).mapping).toEqual({});
  });

  it("reads KODE TPS as the TPS, and letters that were spaced out", () => {
    expect(propose({ "KODE TPS": ["1"], "N I K": [], "N A M A  P E M I L I H": [] }).mapping).toMatchObject({
      tps: { from: ["KODE TPS"] },
      nik: { from: ["N I K"] },
      name: { from: ["N A M A  P E M I L I H"] },
    });
  });
});

describe("two headings for one column", () => {
  it("the fuller, fitting one counts and is told", () => {
    const { mapping, notes, choices } = propose({
      NIK: ["1", "2"],
      "NO NIK": ["3314010107700001", "3314014107700002"],
    });
    expect(mapping.nik).toEqual({ from: ["NO NIK"], take: "all" });
    expect([notes.map(({ code }) => code), choices]).toEqual([["header-twice-chosen"], []]);
  });

  it("a person is asked when both fit and differ", () => {
    const { choices } = propose({ NAMA: ["BUDI"], "NAMA (2)": ["SITI"] });
    expect(choices).toMatchObject([{ id: "header-twice-name", chosen: null }]);
    expect(choices[0]?.options.map(({ value }) => value)).toEqual(["NAMA", "NAMA (2)"]);
  });

  it("remarks are joined", () => {
    expect(propose({ KET: ["BARU"], KETERANGAN: ["PINDAH"] }).mapping.remark?.from).toEqual([
      "KET",
      "KETERANGAN",
    ]);
  });
});

describe("STATUS", () => {
  it.each([
    [["S", "B", "P"], { marital: { from: ["STATUS"], take: "all" } }],
    [["AKTIF", "TMS", "AKTIF"], { remark: { from: ["STATUS"], take: "all" } }],
    [["BARU", "UBAH", "HAPUS"], { remark: { from: ["STATUS"], take: "all" } }],
    [["KAWIN", "TMS", "AKTIF", "BELUM KAWIN"], {}],
    [["PNS", "SWASTA"], {}],
  ])("with %j", (values, mapping) => {
    expect(propose({ STATUS: values }).mapping).toEqual(mapping);
  });

  it("that says both is asked about", () => {
    expect(propose({ STATUS: ["KAWIN", "TMS", "AKTIF", "BELUM KAWIN"] }).choices).toMatchObject([
      { code: "status-meaning", chosen: null },
    ]);
  });
});

it("joins a date of birth that stands in three columns", () => {
  const { mapping } = propose({
    "TANGGAL LAHIR TGL": ["8"],
    "TANGGAL LAHIR BLN": ["6"],
    "TANGGAL LAHIR THN": ["1963"],
  });
  expect(mapping.birthDate?.from).toEqual(["TANGGAL LAHIR TGL", "TANGGAL LAHIR BLN", "TANGGAL LAHIR THN"]);
});
