import { describe, expect, it } from "vitest";
import { applyCorrections } from "./mapping";
import { parseMapOptions } from "./map-option";
import { proposeMapping } from "./propose";

describe("proposeMapping", () => {
  it.each([
    [
      "the form of the KPU",
      [
        "NO",
        "NO. KK",
        "NIK",
        "NAMA LENGKAP",
        "TEMPAT LAHIR",
        "TANGGAL LAHIR",
        "STATUS PERKAWINAN",
        "JENIS KELAMIN",
        "ALAMAT",
        "RT",
        "RW",
        "DISABILITAS",
        "STATUS KTP-EL",
        "KETERANGAN",
        "TPS",
        "KELURAHAN",
        "KECAMATAN",
      ],
      [
        "nkk",
        "nik",
        "name",
        "birthPlace",
        "birthDate",
        "marital",
        "sex",
        "address",
        "rt",
        "rw",
        "disability",
        "ktpEl",
        "remark",
        "tps",
        "desa",
        "kecamatan",
      ],
    ],
    [
      "the older local copy",
      [
        "DP_ID",
        "NKK",
        "NIK",
        "NAMA",
        "STSKAWIN",
        "ALAMAT",
        "RT",
        "RW",
        "TPS",
        "DISABILITAS",
        "SARING",
        "SUMBER",
      ],
      [
        "dpid",
        "nkk",
        "nik",
        "name",
        "marital",
        "address",
        "rt",
        "rw",
        "disability",
        "remark",
        "source",
        "tps",
      ],
    ],
    [
      "Bawaslu's sample",
      [
        "urut",
        "nkk",
        "nik",
        "nama",
        "tmpLahir",
        "tglLahir",
        "status",
        "gender",
        "alamat",
        "rt",
        "rw",
        "disabilitas",
        "desa",
      ],
      [
        "nkk",
        "nik",
        "name",
        "birthPlace",
        "birthDate",
        "marital",
        "sex",
        "address",
        "rt",
        "rw",
        "disability",
        "desa",
      ],
    ],
    [
      "the public form",
      ["NAMA", "JK", "USIA", "ALAMAT", "RT", "RW", "KETERANGAN"],
      ["name", "sex", "age", "address", "rt", "rw", "remark"],
    ],
    [
      "a village that shortens every word",
      [
        "No",
        "NKK",
        "NIK",
        "NM LGKP",
        "TEMPAT LHR",
        "TGL LAHIR (DD|MM|YYYY)",
        "STS",
        "JNS KELAMIN (L/P)",
        "ALAMAT/DUKUH",
        "RT",
        "RW",
        "DISAB",
        "KET.",
        "NO. TPS",
        "DESA/KEL",
        "KEC",
      ],
      [
        "nkk",
        "nik",
        "name",
        "birthPlace",
        "birthDate",
        "marital",
        "sex",
        "address",
        "rt",
        "rw",
        "disability",
        "remark",
        "tps",
        "desa",
        "kecamatan",
      ],
    ],
    [
      "a hurried hand",
      [
        "NAMA LENGAKP",
        "TANGGAL LAHR",
        "STATUS PERKWINAN",
        "JENIS KELAMN",
        "KECMATAN",
        "KELURAHN",
        "DISABILTAS",
        "ALMAT",
      ],
      ["name", "birthDate", "marital", "sex", "kecamatan", "desa", "disability", "address"],
    ],
    [
      "hints in brackets",
      [
        "NO KK (16 digit)",
        "NIK [16 digit]",
        "Nama (sesuai KTP-el)",
        "Tempat/Tgl. Lahir",
        "Umur (th)",
        "RT/RW",
        "Status Perkawinan (B/S/P)",
        "Jenis Disabilitas (1-5)",
      ],
      ["nkk", "nik", "name", "birthPlace", "birthDate", "age", "rt", "rw", "marital", "disability"],
    ],
  ])("knows the columns of %s", (_name, labels, columns) => {
    expect(new Set(Object.keys(proposeMapping(labels).mapping))).toEqual(new Set(columns));
  });

  it("leaves alone what it does not know, and what names two different things", () => {
    expect(
      proposeMapping(["KODE X", "NIK/NKK", "SALINAN (NIK)", "NAMA/ALAMAT", "DD MM YYYY", "()", "/"]).mapping,
    ).toEqual({});
  });

  it("divides columns that hold two things", () => {
    expect(proposeMapping(["NAMA", "TTL", "RT/RW"]).mapping).toEqual({
      name: { from: ["NAMA"], take: "all" },
      birthPlace: { from: ["TTL"], take: "place" },
      birthDate: { from: ["TTL"], take: "date" },
      rt: { from: ["RT/RW"], take: "rt" },
      rw: { from: ["RT/RW"], take: "rw" },
    });
  });
});

describe("corrections", () => {
  it("win where the file has their labels, and can leave a column out", () => {
    const proposed = proposeMapping(["NAMA", "ALIAS", "KET"]).mapping;
    const corrections = parseMapOptions(["NAMA=alias", "KETERANGAN=", "NIK=nomor yang tidak ada"]);
    expect(applyCorrections(proposed, corrections, ["NAMA", "ALIAS", "KET"])).toEqual({
      name: { from: ["alias"], take: "all" },
    });
  });

  it("join columns, and take halves of columns known to be double", () => {
    expect(parseMapOptions(["NAMA=given_name+surname", "TANGGAL LAHIR=TTL", "RW=RT/RW"])).toEqual({
      name: { from: ["given_name", "surname"], take: "all" },
      birthDate: { from: ["TTL"], take: "date" },
      rw: { from: ["RT/RW"], take: "rw" },
    });
  });

  it("are refused when the left side is no column", () => {
    for (const option of ["NAMA", "HOBI=x", "=x"])
      expect(() => parseMapOptions([option])).toThrow(
        expect.objectContaining({ kind: "usage", code: "mapping-option" }),
      );
  });
});
