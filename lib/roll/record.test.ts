import fc from "fast-check";
import { expect, it } from "vitest";
import { ROLL_COLUMNS } from "./columns";
import { RegionIndex } from "@/lib/regions/region-index";
import { normaliseRecord } from "./record";

const regions = new RegionIndex([
  { code: "9801", name: "Kabupaten Contoh" },
  { code: "980101", name: "Kalijambu" },
  { code: "9801012001", name: "Wonorejo" },
]);
const ctx = { regionCode: "9801", referenceDate: "2025-12-10", regions };

it("reads a line of the full form", () => {
  const record = normaliseRecord(
    {
      nkk: "9801010112080012",
      nik: "'9801015505900007",
      name: "Hj. SITI AMINAH, S.Pd",
      birthPlace: "KAB. SRAGEN",
      birthDate: "15|05|1990",
      marital: "S",
      sex: "P",
      address: "DK. KRAJAN",
      rt: "003",
      rw: "007",
      remark: null,
      tps: "TPS 002",
      desa: "WONOREJO",
      kecamatan: "KALIJAMBU",
    },
    ctx,
  );
  expect(record).toEqual({
    nikOk: "9801015505900007",
    nikKind: "ok",
    nkkOk: "9801010112080012",
    nkkKind: "ok",
    nameNorm: "SITI AMINAH",
    nameKey: "SITI AMINA",
    placeNorm: "SRAGEN",
    birthDate: "1990-05-15",
    age: 35,
    sex: "P",
    marital: "S",
    addressNorm: "KRAJAN",
    rtNo: 3,
    rwNo: 7,
    tpsNo: 2,
    tmsCode: null,
    active: true,
    regionCode: "9801",
    kecCode: "980101",
    desaCode: "9801012001",
    kecKey: "980101",
    desaKey: "9801012001",
  });
});

it("reads the public form, with its age column and the desa from the file name", () => {
  const record = normaliseRecord(
    { name: "SUPARMI", sex: "P", age: "61", address: "KRAJAN", rt: "3", rw: "7", remark: "TMS 1" },
    { ...ctx, kecamatanHint: "KALIJAMBU", desaHint: "WONOREJO", tpsHint: "TPS 4" },
  );
  expect(record).toMatchObject({
    nikKind: "empty",
    birthDate: null,
    age: 61,
    tpsNo: 4,
    desaKey: "9801012001",
    tmsCode: 1,
    active: false,
  });
});

it("takes RT and RW apart when one column holds both", () => {
  expect(normaliseRecord({ rt: "003/007" }, ctx)).toMatchObject({ rtNo: 3, rwNo: 7 });
  expect(normaliseRecord({ address: "KRAJAN RT 3 RW 7" }, ctx)).toMatchObject({ rtNo: 3, rwNo: 7 });
});

it("keeps places of other countries by name", () => {
  expect(
    normaliseRecord(
      { name: "lachlan berry", nik: "7364009", birthDate: "19990219", desa: "bittern", kecamatan: "qld" },
      ctx,
    ),
  ).toMatchObject({ nikKind: "bad", birthDate: "1999-02-19", kecKey: "QLD", desaKey: "QLD|BITTERN" });
});

it("takes any text in any column, the same way twice", () => {
  const raw = fc.record(Object.fromEntries(ROLL_COLUMNS.map((column) => [column, fc.option(fc.string())])), {
    requiredKeys: [],
  });
  fc.assert(
    fc.property(raw, (line) => {
      const record = normaliseRecord(line, ctx);
      expect(normaliseRecord(line, ctx)).toEqual(record);
      for (const value of [record.rtNo, record.rwNo, record.tpsNo, record.age])
        expect(value === null || (value > -32_768 && value < 32_768)).toBe(true);
    }),
  );
});
