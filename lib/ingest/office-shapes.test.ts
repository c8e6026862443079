import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadRegions } from "@/lib/regions/load-regions";
import { previewRow } from "@/lib/snapshot/model/preview-view";
import { scratchFolder } from "@/tests/support/archive";
import type { Answers } from "./notes";
import { previewFiles } from "./preview";

const folder = scratchFolder();
const regions = loadRegions();
const HEAD = "NIK,NAMA,JK,TGL LAHIR";

/** Invented people whose NIK says the same as their other columns. */
const people = Array.from({ length: 9 }, (_, i) => {
  const woman = i % 2 === 1;
  const [day, month, year] = [10 + i, 1 + i, 60 + i].map((part) => String(part).padStart(2, "0"));
  return {
    nik: `331413${woman ? 50 + i : day}${month}${year}000${i + 1}`,
    name: `WARGA ${"ABCDEFGHI".charAt(i)}`,
    sex: woman ? "P" : "L",
    born: `${day}-${month}-19${year}`,
  };
});
type Person = (typeof people)[number];
const cells = ({ nik, name, sex, born }: Person) => [nik, name, sex, born];
const voters = (from = 0, to = people.length) =>
  people.slice(from, to).map((person) => cells(person).join(","));
const roll = (header: string, line: (person: Person, i: number) => readonly string[]) =>
  [header, ...people.map((person, i) => line(person, i).join(","))].join("\n");

async function read(text: string, name = "berkas.csv", answers: Answers = {}) {
  const path = join(folder, crypto.randomUUID());
  await writeFile(path, text);
  const preview = await previewFiles(
    {
      files: [{ path, name }],
      corrections: {},
      answers,
      tempDir: folder,
      regionCode: "3314",
      referenceDate: "2025-12-10",
      tpsCap: 600,
      show: { rows: 50 },
    },
    regions,
  );
  return {
    ...preview,
    asked: preview.questions.map(({ id }) => id),
    told: preview.warnings.map(({ code }) => code),
    rows: preview.records.map(({ raw, normal }) =>
      previewRow(raw, normal, false, (code) => regions.nameOf(code)),
    ),
  };
}

describe("remarks", () => {
  const remark = (text: string) =>
    read(roll(`${HEAD},KETERANGAN`, (person, i) => [...cells(person), i === 2 ? text : ""]));

  it.each([
    ...[
      "T.M.S",
      "TMS - MENINGGAL DUNIA",
      "TMS/PINDAH",
      "MD 2023",
      "almarhum",
      "WAFAT TH 2020",
      "PINDAH KE SOLO",
    ],
    ...["DATA GANDA", "GANDA DENGAN TPS 2", "ANGGOTA POLRI", "BELUM 17 TAHUN", "TDK DITEMUKAN", "WNA", "RIP"],
    ...["MENUNGGAL", "TIDAK ADA ORANGNYA", "UMUR < 17 TH", "POLWAN"],
  ])("%s strikes off", async (text) => expect((await remark(text)).active).toBe(people.length - 1));

  it.each([
    ...[
      "MASIH HIDUP",
      "PINDAH MASUK",
      "ISTRI TNI",
      "PENSIUNAN POLRI",
      "TUNA NETRA",
      "UBAH ALAMAT",
      "PEMILIH BARU",
    ],
    ...["BELUM REKAM", "MERANTAU"],
  ])("%s is a voter, and nobody is asked", async (text) =>
    expect(await remark(text)).toMatchObject({ active: people.length, asked: [] }),
  );

  it("of one letter that may say no are asked about", async () => {
    const found = await read(roll(`${HEAD},KET`, (person, i) => [...cells(person), i % 3 === 0 ? "T" : "K"]));
    expect(found.asked).toEqual(["remarks-unclear"]);
  });
});

describe("lines that are no voters", () => {
  it.each([
    ",Mengetahui,Ketua PPS,",
    ",Ketua,L,",
    ",PANTARLIH: SUPARMI,P,",
    ",Dicetak oleh: admin pada 10/12/2025 10:22,,",
    ",JUMLAH PEMILIH LAKI-LAKI,5,",
    ",L = Laki-laki,L,",
    ",Rata-rata umur,,45",
    ",bersambung ke halaman 2,,",
    "0000000000000000,,,",
    "TPS,L,P,JUMLAH\n1,3,3,6\nJML,3,3,6",
    "NIK,NAMA SAKSI,PARTAI,TTD\n3314132212990008,SAKSI SATU,PARTAI A,",
  ])("%s", async (lines) => {
    const { accepted, rejected } = await read([HEAD, ...voters(), lines].join("\n"));
    expect(accepted).toBe(people.length);
    expect(rejected).toBe(lines.split("\n").length);
  });

  it("a row of numbers that says how a column is computed is none", async () => {
    const { accepted, rejected } = await read(
      [`${HEAD},USIA`, "1,2,3,4,5=2025-4", ...voters().map((v) => `${v},50`)].join("\n"),
    );
    expect([accepted, rejected]).toEqual([people.length, 0]);
  });

  it.each([
    ...["TPS. 004", "NO. TPS 004", "TPS KE-4", "TPS: IV", "TPS 004 (BALAI DESA)", "TPS EMPAT"],
    ...["Tempat Pemungutan Suara Nomor 4", "TPS 4 DUSUN KRAJAN"],
  ])("the heading %s holds for what is below it, until the next", async (heading) => {
    const lines = [HEAD, `${heading},,,`, ...voters(0, 3), "TPS 5,,,", ...voters(3, 6)];
    const { rows } = await read(lines.join("\n"));
    expect(rows.map(({ tps }) => tps)).toEqual([4, 4, 4, 5, 5, 5]);
  });
});

describe("a second header", () => {
  it("governs the first line below it too, and what it lacks is empty", async () => {
    const first = people.slice(0, 3).map((p) => ["3314130101100001", ...cells(p)].join(","));
    const second = people.slice(3, 6).map((p, i) => [i, p.name, p.nik, p.sex, p.born].join(","));
    const { rows, rejected, told } = await read(
      ["NKK,NIK,NAMA,JK,TGL LAHIR", ...first, "NO,NAMA,NIK,JK,TGL LAHIR", ...second].join("\n"),
    );
    expect(rows.map(({ nik }) => nik)).toEqual(people.slice(0, 6).map(({ nik }) => nik));
    expect(rows.slice(3).map(({ nkk }) => nkk)).toEqual([null, null, null]);
    expect([rejected, told]).toEqual([1, ["second-header"]]);
  });
});

describe("places of cells", () => {
  it.each([
    ["GEMOLONG", "KALANGAN, GEMOLONG"],
    ["", "KALANGAN, KEC. GEMOLONG"],
    ["GEMOLONG", "KALANGAN - GEMOLONG"],
    ["GEMOLONG", "GEMOLONG/KALANGAN"],
    ["GEMOLONG", "KALANGAN (GEMOLONG)"],
    ["GEMOLONG, SRAGEN", "KALANGAN, SRAGEN"],
    ["33.14.13", "33.14.13.2013"],
    ["GEMOLONG [331413]", "KALANGAN [2013]"],
    ["Kec Gemolong", "Kel/Desa Kalangan"],
    ["GEMOLONG", "PEMERINTAH DESA KALANGAN"],
    ["ＧＥＭＯＬＯＮＧ", "KALAN\u00adGAN"],
  ])("%s, %s", async (kecamatan, desa) => {
    const { rows } = await read(
      roll(`${HEAD},KECAMATAN,DESA`, (person) => [...cells(person), `"${kecamatan}"`, `"${desa}"`]),
    );
    expect(rows[0]).toMatchObject({ kecamatanCode: "331413", desaCode: "3314132013" });
  });

  it("a desa of another kecamatan is not read", async () => {
    const { rows } = await read(
      roll(`${HEAD},KECAMATAN,DESA`, (person) => [...cells(person), "GEMOLONG", "PLUPUH - GEMOLONG"]),
    );
    expect(rows[0]).toMatchObject({ kecamatanCode: "331413", desaCode: null });
  });

  it.each([
    ["Salinan dari KALANGAN.csv", "3314132013", null],
    ["Copy of KALANGAN TPS 5 (1).csv", "3314132013", 5],
    ["KALANGAN 2024.csv", "3314132013", null],
    ["WhatsApp Document 2025-12-10 at 10.12.13.csv", null, null],
  ])("the file name %s", async (name, desaCode, tps) => {
    const { rows } = await read([HEAD, ...voters()].join("\n"), name);
    expect(rows[0]).toMatchObject({ desaCode, tps });
  });
});

describe("values", () => {
  const value = async (header: string, field: string, text: string) => {
    const quoted = `"${text.replaceAll('"', '""')}"`;
    return (await read(roll(`${HEAD},${header}`, (person) => [...cells(person), quoted]))).rows[0]?.[field];
  };

  it.each([
    ["STATUS PERKAWINAN", "marital", "JANDA/DUDA", "P"],
    ["TPS", "tps", "0", null],
    ["TPS", "tps", "2 dari 5", 2],
    ["TPS", "tps", "03 - SDN KALANGAN 2", 3],
    ["STATUS PERKAWINAN", "marital", "Janda Mati", "P"],
    ["NKK", "nkk", "[NULL]", null],
    ["NKK", "nkk", "undefined", null],
    ["NKK", "nkk", "tidak ada KK", null],
    ["NKK", "nkk", "0000000000000000", null],
    ["NKK", "nkk", "\u202a3314130101100001\u202c", "3314130101100001"],
    ["DISABILITAS", "disability", "(blank)", null],
    ["ALAMAT", "address", "DK MA&#039;RUF &amp; SONS", "DK MA'RUF & SONS"],
  ])("%s: %s of %s is %s", async (header, field, text, expected) =>
    expect(await value(header, field, text)).toBe(expected),
  );

  it.each([
    ...[
      "10-01-1960 (65 th)",
      "10–01–1960",
      "10|01|1960",
      "10 Januari 1960",
      "10-Jan-60",
      "1960/01/10 00:00:00",
    ],
    ...["Minggu, 10 Januari 1960", "10/I/1960", "January 10, 1960", "1960-01-10T00:00:00+07:00", "21925"],
  ])("the date %s", async (text) => {
    const { rows } = await read(
      [HEAD, `${people[0]?.nik ?? ""},WARGA A,L,"${text}"`, ...voters(1)].join("\n"),
    );
    expect(rows[0]?.["birthDate"]).toBe("1960-01-10");
  });

  it.each([
    ["are other than the numbers say", () => "01-01-1999", "dates-other-than-nik"],
    [
      "have the month first",
      ({ born }: Person) => born.replace(/^(\d\d)-(\d\d)/, "$2/$1").replace("-", "/"),
      "dates-month-first",
    ],
  ])("dates that %s are asked about in a small file too", async (_what, dateOf, question) => {
    const { asked } = await read(roll(HEAD, (p) => [p.nik, p.name, p.sex, dateOf(p)]));
    expect(asked).toContain(question);
  });
});

describe("a heading over several columns", () => {
  const place = { kecamatanCode: "331413", desaCode: "3314132013" };

  it.each([
    ["DESA/KECAMATAN", "KALANGAN/GEMOLONG", place],
    ["KEC/KEL", "GEMOLONG / KALANGAN", place],
    ["KELURAHAN DAN KECAMATAN", "Kel. KALANGAN Kec. GEMOLONG", place],
    ["KEC/DESA/TPS", "GEMOLONG/KALANGAN/3", { ...place, tps: 3 }],
    ["ALAMAT/RT/RW", "DK KRAJAN/01/02", { address: "DK KRAJAN", rt: "1", rw: "2" }],
  ])("%s divides %s", async (heading, value, expected) => {
    const { rows, asked } = await read(roll(`${HEAD},"${heading}"`, (p) => [...cells(p), `"${value}"`]));
    expect([rows[0], asked]).toMatchObject([expected, []]);
  });

  it("is read as the one of them that its values are", async () => {
    const { rows, told } = await read(
      roll("NIK,NAMA,JK,UMUR/TGL LAHIR", ({ nik, name, sex, born }) => [nik, name, sex, born]),
    );
    expect([rows[0]?.["birthDate"], told]).toEqual(["1960-01-10", ["column-one-of"]]);
  });

  it("is asked about where the values are not divided as it says", async () => {
    const { asked } = await read(roll(`NIK,NAMA,USIA/JK`, ({ nik, name }) => [nik, name, "dewasa"]));
    expect(asked).toContain("column-several-age-sex");
  });

  it.each([
    "KEC/DESA/TPS : GEMOLONG / KALANGAN / 3",
    "KECAMATAN - DESA - TPS = GEMOLONG - KALANGAN - 03",
    "KEC. / KEL. / NO. TPS,GEMOLONG,KALANGAN,3",
    "KEC : GEMOLONG DS : KALANGAN TPS : III",
    '"Kalangan, Kec. Gemolong, TPS 3"',
  ])("the title %s names places in the same way", async (line) => {
    const { rows } = await read([line, HEAD, ...voters()].join("\n"));
    expect(rows[0]).toMatchObject({ ...place, tps: 3 });
  });
});

describe("ticks below the numbers of the reasons", () => {
  const reasons = Array.from({ length: 8 }, (_, i) => i + 1);
  const ticked = (mark: string) =>
    people.map((p, i) => [...cells(p), ...reasons.map((n) => (i === 2 && n === 4 ? mark : ""))].join(","));

  it.each([
    ["v", [`${HEAD},KODE TMS,,,,,,,`, `,,,,${reasons.join(",")}`]],
    ["\u2713", [`${HEAD},${reasons.join(",")}`]],
    ["x", [`${HEAD},${reasons.map((n) => `TMS ${String(n)}`).join(",")}`]],
    ["1", [`${HEAD},ALASAN TMS,,,,,,,`, `,,,,${reasons.join(",")}`]],
  ])("%s strikes off, and it is told", async (mark, header) => {
    const { rows, active, told } = await read([...header, ...ticked(mark)].join("\n"));
    expect(rows.map((row) => row["active"])).toEqual(people.map((_, i) => i !== 2));
    expect([active, told]).toEqual([people.length - 1, ["columns-marked"]]);
  });

  it("and a day below that of a reason says since when", async () => {
    const { active } = await read(
      roll(`${HEAD},TGL MENINGGAL`, (p, i) => [...cells(p), i === 2 ? "05-06-2021" : ""]),
    );
    expect(active).toBe(people.length - 1);
  });

  it.each([
    ["MD", "v"],
    ["NO AKTA KEMATIAN", "3314-KM-12012024-0003"],
  ])("what stands below %s says who has died", async (label, cell) => {
    const { active, told } = await read(
      roll(`${HEAD},${label}`, (p, i) => [...cells(p), i === 2 ? cell : ""]),
    );
    expect([active, told]).toEqual([people.length - 1, ["columns-marked"]]);
  });

  it("below a heading that means nothing are told", async () => {
    const { told } = await read(roll(`${HEAD},XQ`, (p, i) => [...cells(p), i === 2 ? "v" : ""]));
    expect(told).toEqual(["columns-ticked"]);
  });

  it("figures below a heading of reasons are asked about", async () => {
    const { asked } = await read(roll(`${HEAD},KODE`, (p, i) => [...cells(p), i % 3 === 0 ? "1" : ""]));
    expect(asked).toEqual(["column-unread-remark"]);
  });
});

describe("codes for the standing of a voter", () => {
  const coded = roll(`${HEAD},STATUS PEMILIH`, (p, i) => [...cells(p), i === 2 ? "2" : "1"]);

  it("are asked about", async () => expect((await read(coded)).asked).toEqual(["status-codes"]));
  it.each([
    ["2", people.length - 1],
    ["ignore", people.length],
  ])("answered with %s leave so many voters", async (answer, voters) => {
    const { asked, active } = await read(coded, "berkas.csv", { "status-codes": answer });
    expect([asked, active]).toEqual([[], voters]);
  });
});

it("a heading of the sex holds for the lines below it", async () => {
  const lines = people.map(({ nik, name }) => `${nik},${name}`);
  const { rows } = await read(["NIK,NAMA", "LAKI-LAKI,", lines[0], "PEREMPUAN,", lines[1]].join("\n"));
  expect(rows.map((row) => row["sex"])).toEqual(["L", "P"]);
});

it("a title of another kabupaten is asked about", async () => {
  const { asked } = await read(["KABUPATEN KARANGANYAR", "KECAMATAN MASARAN", HEAD, ...voters()].join("\n"));
  expect(asked).toEqual(["title-kabupaten"]);
});

it("headings that stand over each other's values are exchanged", async () => {
  const { rows, told } = await read(["NAMA,NIK,JK,TGL LAHIR", ...voters()].join("\n"));
  expect([rows[0]?.["name"], told]).toEqual([people[0]?.name, ["columns-exchanged"]]);
});

it("ages below the sexes are both", async () => {
  const { rows } = await read(
    roll("NIK,NAMA,UMUR L,UMUR P", ({ nik, name, sex }) => [
      nik,
      name,
      ...(sex === "L" ? ["40", ""] : ["", "41"]),
    ]),
  );
  expect(rows.map(({ sex, age }) => [sex, age])).toEqual(
    people.map(({ sex }) => [sex, sex === "L" ? 40 : 41]),
  );
});

it("a heading with a second one in brackets has both values below it", async () => {
  const { rows, told } = await read(
    roll(`${HEAD},DESA (TPS)`, (p, i) => [...cells(p), `KALANGAN (00${String(1 + (i % 2))})`]),
  );
  expect(rows.map((row) => row["tps"])).toEqual(people.map((_, i) => 1 + (i % 2)));
  expect([rows[0]?.["desa"], told]).toEqual(["KALANGAN", ["column-divided"]]);
});

it("a comma in the address moves nothing behind it unseen", async () => {
  const text = roll(`${HEAD},ALAMAT,RT,RW,KET`, (p, i) => [
    ...cells(p),
    ...(i === 4 ? ["DK KRAJAN", " GG MAWAR", "3", "5"] : ["DK KRAJAN", "3", "5", ""]),
  ]);
  const { accepted, rejects } = await read(text);
  expect([accepted, rejects.map(({ reason }) => reason)]).toEqual([people.length - 1, ["shifted-columns"]]);
});

describe("columns that nobody reads", () => {
  it.each([
    ["NIK,NAMA LAMA,NAMA BARU,JK", (p: Person) => [p.nik, "LAMA", p.name, p.sex], "column-unread-name"],
    [`${HEAD},TPS ASAL,TPS TUJUAN`, (p: Person) => [...cells(p), "1", "7"], "column-unread-tps"],
  ])("%s: asked about", async (header, line, question) =>
    expect((await read(roll(header, line))).asked).toEqual([question]),
  );

  it("a heading of a web page is read", async () => {
    const { rows } = await read(roll("NIK,NAMA<br>LENGKAP,JENIS<br/>KELAMIN,TANGGAL&nbsp;LAHIR", cells));
    expect(rows[0]).toMatchObject({ name: "WARGA A", sex: "L", birthDate: "1960-01-10" });
  });
});
