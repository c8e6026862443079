import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratchFolder, writeWorkbook, writeZip } from "@/tests/support/archive";
import { readAll } from "@/tests/support/read-all";
import { parseMapOptions } from "./header/map-option";
import { inspectUpload } from "./inspect";

const folder = scratchFolder();

async function file(name: string, content: string | Buffer) {
  const path = join(folder, `${crypto.randomUUID()}`);
  await writeFile(path, content);
  return { path, name };
}

const read = async (name: string, content: string | Buffer, map: readonly string[] = []) =>
  readAll(await file(name, content), folder, parseMapOptions(map));
const refusal = (code: string, values: object = {}) =>
  expect.objectContaining({ kind: "bad-input", code, values: expect.objectContaining(values) });

describe("a CSV", () => {
  it.each([
    [",", "utf8", "NIK,NAMA,TANGGAL LAHIR\n1,JOSÉ,17|08|1985\n2,SITI,01|07|1970\n"],
    [";", "latin1", "NIK;NAMA;TANGGAL LAHIR\r\n1;JOSÉ;17|08|1985\r\n2;SITI;01|07|1970\r\n"],
    ["\t", "utf16le", "\ufeffNIK\tNAMA\tTANGGAL LAHIR\r\n1\tJOSÉ\t17|08|1985\r\n2\tSITI\t01|07|1970\r\n"],
    ["|", "utf8", "\ufeffNIK|NAMA|TANGGAL LAHIR\n1|JOSÉ|17-08-1985\n2|SITI|01-07-1970\n"],
  ] as const)("divided by %j in %s reads the same", async (delimiter, encoding, text) => {
    const { inspection, records, rejects } = await read("roll.csv", Buffer.from(text, encoding));
    expect(inspection.tables[0]).toMatchObject({ delimiter, header: { line: 1 } });
    expect(records.map(({ raw }) => [raw.nik, raw.name])).toEqual([
      ["1", "JOSÉ"],
      ["2", "SITI"],
    ]);
    expect(rejects).toEqual([]);
  });

  it("with the line ends of an old Mac reads too", async () => {
    expect((await read("mac.csv", "NIK,NAMA\r1,SITI\r2,BUDI\r")).records).toHaveLength(2);
  });

  it("takes kecamatan, desa and TPS from title rows, and follows the headings of its pages", async () => {
    const text = [
      "KECAMATAN,: GEMOLONG,",
      "DESA : KALANGAN,,",
      "NIK,NAMA,JK",
      "1,SITI,P",
      "TPS : 002,,",
      "NIK,NAMA,JK",
      "2,BUDI,L",
      ",,",
      "JUMLAH,,2",
    ].join("\n");
    const { inspection, records, rejects } = await read("a.csv", text);
    expect(inspection.tables[0]?.context).toEqual({
      kecamatan: "GEMOLONG",
      desa: "KALANGAN",
      tps: null,
      remark: null,
      sex: null,
    });
    expect(records).toEqual([
      {
        line: 4,
        sheet: null,
        raw: { nik: "1", name: "SITI", sex: "P", kecamatan: "GEMOLONG", desa: "KALANGAN" },
      },
      {
        line: 7,
        sheet: null,
        raw: { nik: "2", name: "BUDI", sex: "L", kecamatan: "GEMOLONG", desa: "KALANGAN", tps: "002" },
      },
    ]);
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [5, "page-heading"],
      [6, "repeated-header"],
      [9, "summary-line"],
    ]);
  });

  it("keeps records with bad values and rejects lines that are none, with the place and the reason", async () => {
    const text = [
      "NIK,NAMA,JK,USIA",
      "abc,?,X,-3",
      ",,,",
      "1,SITI",
      "2,BUDI,L,30,extra",
      "3,ANI,P,30,,",
      `4,${"x".repeat(3000)},L,30`,
      "5,NU\0L,L,30",
      ",,,SELESAI",
    ].join("\n");
    const { records, rejects } = await read("a.csv", text.replace("\0", ""));
    expect(records.map(({ raw }) => raw.nik ?? null)).toEqual(["abc", "3", "5"]);
    expect(rejects).toMatchObject([
      { line: 4, reason: "column-count", detail: { found: 2, expected: 4 }, raw: "1,SITI" },
      { line: 5, reason: "column-count", detail: { found: 5, expected: 4 } },
      { line: 7, reason: "too-long", column: 2, columnName: "NAMA" },
      { line: 9, reason: "not-a-record" },
    ]);
  });

  it("rejects a line with bytes that its encoding cannot be, and only that", async () => {
    const bytes = Buffer.concat([
      Buffer.from("NIK,NAMA\n1,JOSÉ\n2,ÉÉ\n3,"),
      Buffer.from([0xc9, 0x41]),
      Buffer.from("\n4,SITI\n"),
    ]);
    const { records, rejects } = await read("a.csv", bytes);
    expect(records.map(({ raw }) => raw.nik)).toEqual(["1", "2", "4"]);
    expect(rejects).toMatchObject([{ line: 4, column: 2, columnName: "NAMA", reason: "unreadable" }]);
  });

  it("of other people's labels is read by the user's mapping", async () => {
    const { records, inspection } = await read(
      "x.csv",
      "rec_id, given_name, surname, dob\nr1, lachlan, berry, 19990219\nr2, , waller, 19081209\n",
      ["NAMA=given_name+surname", "TANGGAL LAHIR=dob"],
    );
    expect(records.map(({ raw }) => raw)).toEqual([
      { name: "lachlan berry", birthDate: "19990219" },
      { name: "waller", birthDate: "19081209" },
    ]);
    expect(inspection.tables[0]?.columns.map(({ label, samples }) => [label, samples])).toEqual([
      ["rec_id", ["r1", "r2"]],
      ["given_name", ["la*****"]],
      ["surname", ["be***", "wa****"]],
      ["dob", ["199902**", "190812**"]],
    ]);
  });

  it("is refused when the mapping names a column that it lacks", async () => {
    await expect(read("x.csv", "NIK,NAMA\n1,A\n", ["NAMA=Nama Lengkap"])).rejects.toEqual(
      refusal("mapping-no-such-column", { label: "Nama Lengkap", found: "NIK, NAMA" }),
    );
  });
});

describe("a workbook", () => {
  const data = [
    ["DATA PEMILIH"],
    ["NO", "NKK", "NIK", "NAMA", null, "TANGGAL LAHIR", "L/P", "ALAMAT", null, null],
    [null, null, null, null, null, null, null, "DUKUH", "RT", "RW"],
    [1, "3314050101200001", 3.31405010185e15, "SITI", null, { serial: 31276 }, "P", "KARANG", 3, "005"],
    [2, "3314050101200001", "3.314E+15", "BUDI", null, "17|08|1985", "L", "KARANG", 3, "005"],
    ["JUMLAH", null, null, 2],
  ];

  it(
    "is read from the sheet that holds the roll, under a header of two rows, with dates and numbers as a " +
      "person sees them",
    async () => {
      const path = await writeWorkbook(join(folder, "third.xlsx"), [
        { name: "SAMPUL", rows: [["Kabupaten Sragen"]] },
        {
          name: "REKAP",
          rows: [
            ["Desa", "L", "P"],
            ["KALANGAN", 1, 1],
          ],
        },
        { name: "DATA", rows: data },
      ]);
      const { inspection, records, rejects } = await readAll(
        { path, name: "33_14_GEMOLONG_KALANGAN.xlsx" },
        folder,
      );
      expect(inspection.tables.map(({ sheet, header }) => [sheet, header.line])).toEqual([["DATA", 3]]);
      expect(inspection.skipped.map(({ sheet, reason }) => [sheet, reason])).toEqual([
        ["SAMPUL", "no-roll"],
        ["REKAP", "no-roll"],
      ]);
      const place = {
        nkk: "3314050101200001",
        address: "KARANG",
        rt: "3",
        rw: "005",
      };
      expect(records).toEqual([
        {
          line: 4,
          sheet: "DATA",
          raw: { ...place, nik: "3314050101850000", name: "SITI", birthDate: "1985-08-17", sex: "P" },
        },
        {
          line: 5,
          sheet: "DATA",
          raw: { ...place, nik: "3.314E+15", name: "BUDI", birthDate: "17|08|1985", sex: "L" },
        },
      ]);
      expect(rejects).toMatchObject([{ line: 6, reason: "summary-line" }]);
    },
  );

  it("is on its way while its texts are read, before its first row", async () => {
    const path = await writeWorkbook(join(folder, "texts.xlsx"), [
      { name: "A", rows: [["NIK", "NAMA"], ...Array.from({ length: 40 }, (_, i) => [String(i), `N ${i}`])] },
    ]);
    const pieces: number[] = [];
    await inspectUpload({ path, name: "texts.xlsx" }, { tempDir: folder, progress: (n) => pieces.push(n) });
    const { size } = await stat(path);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces[0]).toBeGreaterThan(0);
    expect(pieces[0]).toBeLessThan(size);
  });

  it("reads every sheet that is a roll and passes over hidden ones, saying so", async () => {
    const roll = (nik: string) => [
      ["NIK", "NAMA"],
      [nik, "A"],
    ];
    const path = await writeWorkbook(join(folder, "tps.xlsx"), [
      { name: "TPS 1", rows: roll("1") },
      { name: "OLD", rows: roll("9"), hidden: true },
      { name: "TPS 2", rows: roll("2") },
    ]);
    const { inspection, records } = await readAll({ path, name: "tps.xlsx" }, folder);
    expect(records.map(({ sheet, raw }) => [sheet, raw.nik])).toEqual([
      ["TPS 1", "1"],
      ["TPS 2", "2"],
    ]);
    expect(inspection.skipped).toEqual([{ title: "tps.xlsx", sheet: "OLD", reason: "hidden" }]);
  });

  it("of totals by area is refused by that name, with what is missing and what there is", async () => {
    const rows = [
      [
        "Nama Provinsi",
        "Nama Kabupaten/Kota",
        "Jumlah Kecamatan",
        "Jumlah Kelurahan/Desa",
        "Jumlah TPS",
        "Total Penetapan Pemilih",
        null,
        null,
      ],
      [null, null, null, null, null, "Laki-Laki", "Perempuan", "Jumlah"],
      ["PROVINSI A", "KABUPATEN B", 18, 260, 697, 83690, 86078, 169768],
    ];
    const path = await writeWorkbook(join(folder, "totals.xlsx"), [{ name: "DN", rows }]);
    await expect(readAll({ path, name: "rekap.xlsx" }, folder)).rejects.toEqual(
      refusal("file-totals-table", {
        file: "rekap.xlsx (DN)",
        missing: "NAMA, NIK",
        found: expect.stringContaining("Jumlah TPS"),
      }),
    );
  });
});

describe("a ZIP", () => {
  it(
    "gives its files in the order of their names, workbooks among them, without what operating systems " +
      "leave",
    async () => {
      const inner = await writeWorkbook(join(folder, "inner.xlsx"), [
        {
          name: "DATA",
          rows: [
            ["NIK", "NAMA"],
            ["2", "B"],
          ],
        },
      ]);
      const { readFile } = await import("node:fs/promises");
      const path = await writeZip(join(folder, "many.zip"), {
        "b_2_GEMOLONG_KALANGAN.xlsx": await readFile(inner),
        "a.csv": "NIK,NAMA\n1,A\n",
        "__MACOSX/._a.csv": "x",
        "c.csv": "NIK;NAMA\n3;C\n",
      });
      const { inspection, records } = await readAll({ path, name: "many.zip" }, folder);
      expect(records.map(({ raw }) => raw.nik)).toEqual(["1", "2", "3"]);
      expect(inspection.tables.map(({ title }) => title)).toEqual([
        "many.zip › a.csv",
        "many.zip › b_2_GEMOLONG_KALANGAN.xlsx",
        "many.zip › c.csv",
      ]);
      expect(new Set(inspection.tables.map(({ sha256 }) => sha256)).size).toBe(3);
    },
  );

  it("passes over lock files and letters, naming them, and reads folders written with backslashes", async () => {
    const path = await writeZip(join(folder, "litter.zip"), {
      "desa/a.csv": "NIK,NAMA\n1,A\n",
      "desa/~$a.xlsx": "x",
      ".~lock.a.ods#": "x",
      "BACA SAYA.txt": "Yth. admin,\nini berkas desa, terima kasih.\n",
    });
    const { readFile, writeFile } = await import("node:fs/promises");
    const bytes = await readFile(path);
    for (let at = bytes.indexOf("desa/"); at !== -1; at = bytes.indexOf("desa/", at + 1))
      bytes.write("desa\\", at);
    await writeFile(path, bytes);
    const { inspection, records } = await readAll({ path, name: "litter.zip" }, folder);
    expect(records.map(({ raw }) => raw.nik)).toEqual(["1"]);
    expect(inspection.notes.map(({ code, values }) => [code, values["file"]])).toEqual([
      ["zip-lock", "litter.zip › .~lock.a.ods#"],
      ["zip-prose", "litter.zip › BACA SAYA.txt"],
      ["zip-lock", "litter.zip › desa/~$a.xlsx"],
    ]);
  });

  it("with a text that may be a roll without a header is refused by its name", async () => {
    const path = await writeZip(join(folder, "headless.zip"), {
      "a.csv": "NIK,NAMA\n1,A\n",
      "b.txt": "3314050107700002,BUDI\n",
    });
    await expect(readAll({ path, name: "h.zip" }, folder)).rejects.toEqual(
      refusal("file-no-header", { file: "h.zip › b.txt" }),
    );
  });

  it("with one file that is no roll is refused whole, naming that file", async () => {
    const path = await writeZip(join(folder, "mixed.zip"), {
      "a.csv": "NIK,NAMA\n1,A\n",
      "b.csv": "Desa,L,P\nX,1,2\n",
    });
    await expect(readAll({ path, name: "mixed.zip" }, folder)).rejects.toEqual(
      refusal("file-not-a-roll", { file: "mixed.zip › b.csv" }),
    );
  });
});
