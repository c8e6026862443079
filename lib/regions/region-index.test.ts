import { describe, expect, it } from "vitest";
import { loadRegions } from "./load-regions";
import { RegionIndex } from "./region-index";

// Invented places: the real list is read from its package, not written down here.
const regions = new RegionIndex([
  { code: "98", name: "Provinsi Contoh" },
  { code: "9801", name: "Kabupaten Contoh" },
  { code: "980101", name: "Kalijambu" },
  { code: "980102", name: "Sumber Agung" },
  { code: "9801012001", name: "Wonorejo" },
  { code: "9801012002", name: "Karang Anyar" },
  { code: "9801012003", name: "Kedung I" },
  { code: "9801022001", name: "Wonorejo" },
  { code: "9801022002", name: "Wonosari" },
  { code: "9801022003", name: "Wonokari" },
]);

describe("finding a place by its name", () => {
  it.each([
    ["KALIJAMBU"],
    ["Kec. Kalijambu"],
    ["KECAMATAN KALI JAMBU"],
    ["01 KALIJAMBU"],
    ["980101"],
    ["98.01.01"],
    ["KALIJABMU"],
    ["KALIJAMBO"],
    ["01"],
    ["980101 KALIJAMBU"],
    ["98.01.01 - KALIJAMBU"],
    ["KALIJAMBU (01)"],
    ["DISTRIK KALIJAMBU"],
    ["KALIJAMBU/WONOREJO"],
  ])("reads the kecamatan %s", (text) => {
    expect(regions.findKecamatan("9801", text)).toBe("980101");
  });

  it.each([["KARANGANYAR"], ["Desa Karang Anyar"], ["KEL. KARANGANYAR"], ["KARANGANYER"]])(
    "reads the desa %s",
    (text) => {
      expect(regions.findDesa("980101", text)).toBe("9801012002");
    },
  );

  it.each([["KEDUNG 1"], ["KEDUNG SATU"], ["2003"], ["KEDUNG I (2003)"], ["KEDUNG I, KALIJAMBU"]])(
    "reads the desa %s whose name has a numeral",
    (text) => {
      expect(regions.findDesa("980101", text)).toBe("9801012003");
    },
  );

  it.each([["KEDUNG II"], ["KEDUNG"], ["KEDUNG 1 1"], ["9801012001 KARANG ANYAR"]])(
    "does not take %s for another desa",
    (text) => {
      expect(regions.findDesa("980101", text)).toBeNull();
    },
  );

  it("never guesses between two", () => {
    expect(regions.findDesa("9801", "WONOREJO")).toBeNull();
    expect(regions.findDesa("980102", "WONOTARI")).toBeNull();
    // The exact name of a desa elsewhere is no slip of the desa here.
    expect(regions.findDesa("980101", "WONOKARI")).toBeNull();
  });

  it("never guesses short or foreign names", () => {
    expect(regions.findKecamatan("9801", "QLD")).toBeNull();
    expect(regions.findDesa("980101", "ST JAMES")).toBeNull();
    expect(regions.findKecamatan("9801", "980199")).toBeNull();
  });
});

describe("the place of a roll line", () => {
  it("finds a desa in its kecamatan", () => {
    expect(regions.resolve("9801", "Kalijambu", "wonorejo")).toEqual({
      kecCode: "980101",
      desaCode: "9801012001",
      kecKey: "980101",
      desaKey: "9801012001",
    });
  });

  it("finds the kecamatan from a desa name that is unique, when the line names none", () => {
    expect(regions.resolve("9801", null, "Karanganyar")).toMatchObject({
      kecCode: "980101",
      desaCode: "9801012002",
    });
  });

  it("does not move a desa out of the kecamatan that the line names", () => {
    expect(regions.resolve("9801", "ENTAH", "Karanganyar")).toEqual({
      kecCode: null,
      desaCode: null,
      kecKey: "ENTAH",
      desaKey: "ENTAH|KARANGANYAR",
    });
    expect(regions.resolve("9801", "Sumber Agung", "Karanganyar")).toEqual({
      kecCode: "980102",
      desaCode: null,
      kecKey: "980102",
      desaKey: "980102|KARANGANYAR",
    });
  });

  it("keeps names where codes are unknown, and is empty where there are none", () => {
    expect(regions.resolve("9801", "qld", "st  james")).toMatchObject({
      kecKey: "QLD",
      desaKey: "QLD|ST JAMES",
    });
    expect(regions.resolve("9801", null, null)).toEqual({
      kecCode: null,
      desaCode: null,
      kecKey: "",
      desaKey: "",
    });
  });
});

describe("the installed list", () => {
  const installed = loadRegions();

  it("is whole: 38 provinces, 514 kabupaten and kota, Sragen with 20 kecamatan and 208 desa", () => {
    expect(installed.childrenOf("")).toHaveLength(38);
    const kabupaten = installed
      .childrenOf("")
      .flatMap((province) => [...installed.childrenOf(province.code)]);
    expect(kabupaten).toHaveLength(514);
    const kecamatan = installed.childrenOf("3314");
    expect(kecamatan).toHaveLength(20);
    expect(kecamatan.flatMap((kec) => [...installed.childrenOf(kec.code)])).toHaveLength(208);
  });

  it("finds every kecamatan and desa of Sragen by its own name", () => {
    for (const kec of installed.childrenOf("3314")) {
      expect(installed.findKecamatan("3314", kec.name.toUpperCase())).toBe(kec.code);
      for (const desa of installed.childrenOf(kec.code))
        expect(installed.findDesa(kec.code, `DESA ${desa.name}`)).toBe(desa.code);
    }
  });

  it("answers for one kabupaten from its own part alone", () => {
    const part = new RegionIndex(installed.within("3314"));
    expect(installed.within("3314")).toHaveLength(1 + 20 + 208);
    for (const kecamatan of installed.childrenOf("3314")) {
      for (const desa of installed.childrenOf(kecamatan.code)) {
        expect(part.resolve("3314", kecamatan.name, desa.name)).toEqual(
          installed.resolve("3314", kecamatan.name, desa.name),
        );
        expect(part.resolve("3314", null, desa.name)).toEqual(installed.resolve("3314", null, desa.name));
        expect(part.resolve("3314", null, desa.code)).toEqual(installed.resolve("3314", null, desa.code));
      }
    }
  });
});
