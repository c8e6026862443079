import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { describeFailure } from "@/lib/cli/failure";
import { askedText, noteText } from "@/lib/cli/answers";
import { previewAnswer } from "@/lib/cli/preview-answer";
import { loadRegions } from "@/lib/regions/load-regions";
import { viewOf } from "@/lib/snapshot/model/preview-view";
import { scratchFolder } from "@/tests/support/archive";
import { previewFiles } from "./preview";
import { REJECT_REASONS } from "./rows";

const folder = scratchFolder();
const regions = loadRegions();

const LABELS = [
  "NKK",
  "NIK",
  "NAMA",
  "JENIS KELAMIN",
  "TEMPAT LAHIR",
  "TANGGAL LAHIR",
  "STATUS PERKAWINAN",
  "ALAMAT",
  "KECAMATAN",
  "DESA",
  "TPS",
  "KETERANGAN",
];
const [, NIK, NAME, SEX, PLACE, BORN, MARITAL, , , DESA, TPS, REMARK] = LABELS.keys();
type At = number | undefined;
type Cells = string[];

/** Nobody: a name of one letter for each line behind a beginning that no other text has. */
const FAMILY = "ZULKIFLIANTORO";
const two = (number: number): string => String(number).padStart(2, "0");

/** 60 people whose every number and name could be told in any text. */
const people = (): Cells[] =>
  Array.from({ length: 60 }, (_, i) => {
    const [day, month, sex] = [13 + (i % 15), 1 + (i % 12), i % 2 === 0 ? "L" : "P"];
    const serial = String(1_000 + i * 7);
    return [
      `331409${two(day)}${two(month)}07${serial}`,
      `331409${two(day + (sex === "P" ? 40 : 0))}${two(month)}81${serial}`,
      `${FAMILY} ${"ABCDEFGHIJ".charAt(i % 10)}${"KLMNOP".charAt(i % 6)}`,
      sex,
      "SRAGEN",
      `${two(day)}-${two(month)}-1981`,
      "S",
      `DK KRAJAN ${String(i)}`,
      "SRAGEN",
      "SRAGEN KULON",
      "1",
      "",
    ];
  });

const set =
  (at: At, value: (cell: string, i: number, cells: Cells) => string) =>
  (rows: Cells[]): Cells[] =>
    rows.map((cells, i) => cells.with(at ?? 0, value(cells[at ?? 0] ?? "", i, cells)));
const rename = (at: At, label: string) => LABELS.with(at ?? 0, label);
const numbers = ([nkk = "", nik = ""]: Cells) => `${nkk} ${nik}`;
const identities = (cells: Cells) => `${numbers(cells)} ${cells[2] ?? ""}`;

interface Made {
  readonly labels?: readonly string[];
  readonly rows?: (rows: Cells[]) => Cells[];
  readonly text?: (text: string) => string | Buffer;
}

/** What is odd about a file, by what it is to make the importer say. */
const ODD: Readonly<Record<string, Made>> = {
  "few-active": { rows: set(REMARK, () => "MENINGGAL") },
  "one-sex": { rows: set(SEX, () => "L") },
  "tps-per-voter": { rows: set(TPS, (_, i) => String(i + 1)) },
  "ages-impossible": { rows: set(BORN, (born) => born.replace("1981", "2024")) },
  "nik-unreadable": { rows: set(NIK, (nik) => `${nik}77`) },
  "numbers-damaged": { rows: set(NIK, (nik) => `${nik.charAt(0)}.${nik.slice(1, 6)}E+15`) },
  "dates-month-first": { rows: set(BORN, (born) => born.replace(/(..)-(..)/, "$2/$1").replace("-", "/")) },
  "dates-other-than-nik": { rows: set(BORN, (_, i) => `0${String(1 + (i % 9))}-11-1975`) },
  "sex-other-than-nik": { rows: set(SEX, (sex) => (sex === "L" ? "P" : "L")) },
  "names-missing": { rows: set(NAME, (name, i) => (i % 2 === 0 ? "" : name)) },
  "names-like-places": {
    rows: (rows) => rows.map((cells) => cells.with(NAME ?? 0, "SRAGEN").with(PLACE ?? 0, cells[2] ?? "")),
  },
  "places-unknown": { rows: set(DESA, (_, i, cells) => `${numbers(cells)} ${String(i)}`) },
  "places-unmatched": { rows: set(DESA, (desa, i, cells) => (i === 3 ? numbers(cells) : desa)) },
  "places-sparse": { rows: set(DESA, (desa, i) => (i % 10 === 0 ? desa : "")) },
  "remarks-unclear": {
    rows: set(REMARK, (_, i, cells) => (i % 3 === 0 ? `DIDUGA GANDA ${numbers(cells)}` : "")),
  },
  "values-unread-sex": { rows: set(SEX, (_, __, cells) => identities(cells)) },
  "values-unread-marital": { rows: set(MARITAL, (_, __, cells) => identities(cells)) },
  "values-unread-birthDate": { rows: set(BORN, (_, __, cells) => identities(cells)) },
  "values-unread-tps": { rows: set(TPS, (_, __, cells) => `DI RUMAH ${numbers(cells)}`) },
  "lines-broken": { rows: (rows) => rows.map((cells, i) => (i % 2 === 0 ? cells.toSpliced(3, 3) : cells)) },
  "header-twice-nik": {
    labels: [...LABELS, "NO KTP"],
    rows: (rows) => rows.map((cells, i) => [...cells, rows[(i + 1) % rows.length]?.[1] ?? ""]),
  },
  "status-meaning": {
    labels: rename(MARITAL, "STATUS"),
    rows: set(MARITAL, (_, i, cells) => ["BELUM KAWIN", "BARU", "TMS", `TMS ${numbers(cells)}`][i % 4] ?? ""),
  },
  "status-codes": {
    labels: rename(REMARK, "STATUS PEMILIH"),
    rows: set(REMARK, (_, i) => (i % 4 === 0 ? "T" : "A")),
  },
  "title-kabupaten": { text: (text) => `KABUPATEN KARANGANYAR ${numbers(people()[3] ?? [])}\n${text}` },
  "numbers-doubled": { rows: (rows) => [...rows, ...rows] },
  "one-value-nkk": { rows: (rows) => rows.map((cells) => cells.with(0, rows[0]?.[0] ?? "")) },
  "one-value-name": {
    rows: (rows) => rows.map((cells) => cells.with(NAME ?? 0, rows[0]?.[NAME ?? 0] ?? "")),
  },
  "column-unread-remark": {
    labels: rename(REMARK, "XQZ"),
    rows: set(REMARK, (_, i, cells) => (i % 3 === 0 ? `MENINGGAL ${numbers(cells)}` : "")),
  },
  "column-unread-nik": { labels: rename(NIK, "XQZ") },
  "numbers-exchanged": {
    rows: (rows) => rows.map(([nkk = "", nik = "", ...rest]) => [nik, nkk, ...rest]),
  },
  "other-kabupaten": {
    labels: [...LABELS, "KABUPATEN"],
    rows: (rows) => rows.map((cells, i) => [...cells, i % 3 === 0 ? "KARANGANYAR" : "SRAGEN"]),
  },
  "list-struck": { text: (text) => `DAFTAR PEMILIH TMS ${numbers(people()[3] ?? [])}\n${text}` },
  "encoding-twice": { text: (text) => text.replaceAll("KRAJAN", "KRAJÃ©N") },
  "encoding-unsure": {
    text: (text) => Buffer.from(text.replaceAll("KRAJAN", "KR\u0081\u008f\u009dN"), "latin1"),
  },
  "shifted-columns": {
    rows: (rows) =>
      rows.map((cells, i) => (i === 5 ? [...cells.slice(0, 2), "IR", ...cells.slice(2)] : cells)),
  },
  "bad-quote": { text: (text) => text.replace(`${FAMILY} BL`, `"${FAMILY} BL`) },
  unreadable: { text: (text) => text.replace(`${FAMILY} CM`, `${FAMILY} \0CM`) },
  "too-long": { text: (text) => text.replace("DK KRAJAN 4,", `DK ${"KRAJAN ".repeat(400)},`) },
  "repeated-header": { text: (text) => text.replace(/\n(?=.*DK KRAJAN 20)/, `\n${LABELS.join(",")}\n`) },
  "summary-line": {
    rows: (rows) => [...rows, ["JUMLAH", "", ...Array<string>(10).fill("")]],
  },
  "page-heading": { text: (text) => text.replace(/\n(?=.*DK KRAJAN 20)/, "\nTPS : 2,,,,,,,,,,,\n") },
  "not-a-record": { rows: (rows) => [...rows, ["", "", FAMILY, ...Array<string>(9).fill("")]] },
  "other-table": {
    text: (text) => `${text}\nNO,NAMA,JABATAN,HONOR\n1,${FAMILY},KETUA,1\n2,${FAMILY},ANGGOTA,2\n`,
  },
  "file-no-header": { text: (text) => text.slice(text.indexOf("\n") + 1) },
  "file-not-a-roll": { text: (text) => text.replace("NKK,NIK,NAMA,", "A1,B1,C1,") },
  "file-two-tables": {
    labels: [...LABELS, "", ...LABELS],
    rows: (rows) => rows.map((cells) => [...cells, "", ...cells]),
  },
};

/** Everything that is said about a file, on the page, as JSON and at the terminal. */
async function saidOf({ labels = LABELS, rows = (same) => same, text = (same) => same }: Made) {
  const csv = [labels, ...rows(people())].map((cells) => cells.join(",")).join("\n");
  const path = join(folder, `${crypto.randomUUID()}.csv`);
  await writeFile(path, text(`${csv}\n`));
  const plan = {
    files: [{ path, name: "daftar.csv" }],
    corrections: {},
    answers: {},
    tempDir: folder,
    regionCode: "3314",
    referenceDate: "2025-12-10",
    tpsCap: 600,
    show: { rows: 3 },
  };
  try {
    const preview = await previewFiles(plan, regions);
    const answer = previewAnswer(preview, true);
    return {
      codes: [
        ...answer.questions.map(({ id }) => id),
        ...[...answer.warnings, ...answer.rejects].map((said) =>
          "reason" in said ? said.reason : said.code,
        ),
      ],
      text: [
        JSON.stringify(answer),
        JSON.stringify(viewOf(preview, (code) => regions.nameOf(code))),
        ...preview.questions.map(askedText),
        ...preview.warnings.map(noteText),
      ].join("\n"),
    };
  } catch (error) {
    const { message } = describeFailure(error);
    return {
      codes: [error instanceof Error && "code" in error ? String(error.code) : "thrown"],
      text: message,
    };
  }
}

const seen = new Set<string>();

it.each(Object.entries(ODD))(
  "what is said of a file with %s holds no number and no name",
  async (code, made) => {
    const { codes, text } = await saidOf(made);
    for (const said of codes) seen.add(said);
    expect(codes).toContain(code);
    expect(text.toUpperCase()).not.toContain(FAMILY);
    const digits = text.replace(/[\s.,_-]/g, "");
    for (const [nkk = "", nik = ""] of people()) {
      expect(digits).not.toContain(nik.slice(6));
      expect(digits).not.toContain(nkk.slice(6));
    }
  },
);

it("every reason for rejecting a line was among them", () => {
  expect([...REJECT_REASONS].filter((reason) => !seen.has(reason))).toEqual([]);
});
