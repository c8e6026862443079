import { describe, expect, it } from "vitest";
import { isDoubtfulRemark, parseTmsCode } from "./tms";

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
    ["TMS1", 1],
    ["1. MENINGGAL", 1],
    ["1 (Meninggal)", 1],
    ["ALM", 1],
    ["Sudah meninggal", 1],
    ["TDK DIKENAL", 5],
    ["DATA GANDA", 2],
    ["Bukan penduduk", 9],
    ["Dicoret", 9],
    ["Anggota TNI", 6],
    ["TMS IV", 4],
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
    ["ANAK ALMARHUM"],
    ["1 KK"],
  ])("%s strikes nobody off", (text) => {
    expect(parseTmsCode(text)).toBeNull();
  });
});

it("shows remarks that sound like a reason and are none of the known ones", () => {
  expect(["SUAMI MENINGGAL", "orangnya tidak di tempat", "ISTRI PINDAH"].map(isDoubtfulRemark)).toEqual([
    true,
    true,
    true,
  ]);
  expect(["MENINGGAL", "PINDAH DATANG", "BARU", "1"].map(isDoubtfulRemark)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
