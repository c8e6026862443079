import { expect, it } from "vitest";
import { writeWorksheet } from "@/lib/documents/pdf/worksheet";
import type { WorksheetLine } from "@/lib/documents/pdf/worksheet-line";
import { FIELD_RESULTS } from "@/lib/finding/model/reasons";
import { translator } from "@/lib/i18n/translator";
import { differenceFromPicture, readPdf, TOLERANCE } from "@/tests/support/pdf";

const line = (n: number, desa: string): WorksheetLine => ({
  findingId: 40 + n,
  detector: "IDN-04",
  dueDate: "2025-12-20",
  addressee: "PPS",
  note: n % 2 === 0 ? "Tanyakan akta kelahiran" : null,
  kec: "Sragen",
  desa,
  tps: 1 + n,
  rt: "001",
  rw: "002",
  name: `PEMILIH UJI ${n}`,
  birthYear: "1985",
  address: "DUKUH CONTOH",
  row: 100 + n,
  file: "sragen.csv",
  line: 101 + n,
  period: null,
  household: null,
  reads: ["nik", "birthDate"],
  nik: null,
  nkk: null,
});
const lines = [line(1, "Desa A"), line(2, "Desa A"), line(3, "Desa B")];
const read = (
  given: readonly WorksheetLine[],
  pages = { regionCode: "3314", part: 1, parts: 1, total: given.length },
) =>
  readPdf((out) =>
    writeWorksheet(out, "DPB TW IV 2025", given, "id", translator("id"), FIELD_RESULTS, pages),
  );

it("each desa has pages of its own, with everybody to be looked up on them", async () => {
  const pages = await read(lines);
  expect(pages).toHaveLength(2);
  const [first, second] = pages.map((page) => page.lines.join("\n"));
  expect(first).toContain("Desa A");
  expect(first).toContain("PEMILIH UJI 1");
  expect(first).toContain("PEMILIH UJI 2");
  expect(first).toContain("Tanyakan akta kelahiran");
  expect(first).not.toContain("PEMILIH UJI 3");
  expect(second).toContain("Desa B");
  expect(second).toContain("PEMILIH UJI 3");
});

it("says so when there is nobody to be looked up", async () => {
  const [page] = await read([]);
  expect(page?.lines.join("\n")).toContain(translator("id")("paper.worksheet.none"));
});

it("names a voter of the earlier period with the place there, and says when it is only a part", async () => {
  const gone = { ...line(1, "Desa A"), period: "DPB TW III 2025", file: "lama.csv", line: 12 };
  const area = { ...line(2, "Desa A"), row: null, name: null };
  const [page] = await read([gone, area], { regionCode: "3314", part: 2, parts: 3, total: 7000 });
  const text = page?.lines.join(" ") ?? "";
  expect(text).toContain("PEMILIH UJI 1");
  expect(text).toContain("DPB TW III 2025");
  expect(text).toContain("lama.csv");
  expect(text).toContain("Temuan tentang wilayah");
  expect(text).toContain("2 dari 7.000 pemilih");
});

it(
  "prints letters of every script a roll can hold, composed and decomposed alike, and never a question " +
    "mark",
  async () => {
    const names = [
      "NURʼAINI",
      "JOSE\u0301 TANDIONO",
      "JOSÉ TANDIONO",
      "ŁUKASZ",
      "ŞÜKRÜ GÜNEŞ",
      "TRẦN THỊ HOA",
      "ИВАН ПЕТРОВ",
    ];
    const given = names.map((name, at) => ({ ...line(1, "Desa A"), note: null, row: at, name }));
    const pages = await read([...given, { ...line(1, "Desa A"), note: null, name: "王小明 TANOTO" }]);
    const text = pages.flatMap((page) => page.lines).join(" ");
    for (const name of names) expect(text.normalize("NFC")).toContain(name.normalize("NFC"));
    expect(text).toContain("TANOTO");
    expect(text).toContain("Sebagian huruf tidak dapat dicetak");
    expect(text).not.toMatch(/\?[\p{L}?]|\p{Lu}\?/u);
  },
);

it("its first page looks as it did when somebody last looked at it", async () => {
  const [page] = await read(lines);
  expect(page && (await differenceFromPicture(page, "worksheet-1"))).toBeLessThanOrEqual(TOLERANCE);
});
