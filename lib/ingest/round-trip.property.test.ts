import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { loadRegions } from "@/lib/regions/load-regions";
import { scratchFolder } from "@/tests/support/archive";
import { previewFiles } from "./preview";

const folder = scratchFolder();
const regions = loadRegions();
/** Layouts that the roll is written in. */
const LAYOUTS = 50;
const VOTERS = 24;

interface Voter {
  readonly nkk: string;
  readonly nik: string;
  readonly name: string;
  readonly place: string;
  /** day, month, year */
  readonly born: readonly [string, string, string];
  readonly marital: "B" | "S" | "P";
  readonly sex: "L" | "P";
  readonly rt: number;
  readonly rw: number;
  readonly tps: number;
  readonly struck: boolean;
}

const two = (value: number): string => String(value).padStart(2, "0");
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** Two dozen invented people; nothing about them depends on the layout. */
const ROLL: readonly Voter[] = Array.from({ length: VOTERS }, (_, n) => {
  const born = [two((n % 27) + 1), two((n % 12) + 1), String(1950 + n * 2)] as const;
  const sex = n % 2 === 0 ? "L" : "P";
  const day = two(Number(born[0]) + (sex === "P" ? 40 : 0));
  return {
    nkk: `33141001012${n % 9}00${two(n)}`,
    nik: `331410${day}${born[1]}${born[2].slice(2)}00${two(n + 1)}`,
    name: `CONTOH ${pick(["BUDI", "CICI", "DEDE", "EKA"], n)} ${pick(["SATU", "DUA", "TIGA"], n)}`,
    place: "SRAGEN",
    born,
    marital: pick(["B", "S", "P"] as const, n),
    sex,
    rt: (n % 5) + 1,
    rw: (n % 3) + 1,
    tps: (n % 4) + 1,
    struck: n % 8 === 7,
  };
});

const MONTHS = [
  "Januari",
  "Februari",
  "Maret",
  "April",
  "Mei",
  "Juni",
  "Juli",
  "Agustus",
  "September",
  "Oktober",
  "November",
  "Desember",
];

/** One of our columns, as offices head it and write it. */
interface Spelling {
  readonly head: string;
  readonly write: (voter: Voter) => string;
}
const spell = (
  heads: readonly string[],
  writes: readonly ((voter: Voter) => string)[],
): fc.Arbitrary<Spelling> =>
  fc.record({ head: fc.constantFrom(...heads), write: fc.constantFrom(...writes) });

const COLUMNS = [
  spell(["NKK", "NO. KK", "NOMOR KARTU KELUARGA"], [({ nkk }) => nkk, ({ nkk }) => `'${nkk}`]),
  spell(
    ["NIK", "N I K", "NO KTP", "NIK PEMILIH"],
    [({ nik }) => nik, ({ nik }) => `="${nik}"`, ({ nik }) => `${nik.slice(0, 6)} ${nik.slice(6)}`],
  ),
  spell(["NAMA", "NAMA LENGKAP", "Nama Pemilih", "NAMA ANGGOTA KELUARGA"], [({ name }) => name]),
  spell(["TEMPAT LAHIR", "TMPT LHR"], [({ place }) => place]),
  spell(
    ["TANGGAL LAHIR", "TGL LHR (DD-MM-YYYY)", "TANGAL LAHIR"],
    [
      ({ born }) => born.join("-"),
      ({ born }) => born.join("|"),
      ({ born: [day, month, year] }) => `${year}-${month}-${day}`,
      ({ born: [day, month, year] }) => `${Number(day)} ${MONTHS[Number(month) - 1] ?? ""} ${year}`,
    ],
  ),
  spell(
    ["STATUS PERKAWINAN", "STATUS", "STS KAWIN"],
    [
      ({ marital }) => marital,
      ({ marital }) => ({ B: "BELUM KAWIN", S: "SDH KAWIN", P: "CERAI MATI" })[marital],
    ],
  ),
  spell(
    ["JENIS KELAMIN", "JK", "L/P"],
    [
      ({ sex }) => sex,
      ({ sex }) => (sex === "L" ? "LAKI-LAKI" : "PEREMPUAN"),
      ({ sex }) => (sex === "L" ? "Lk" : "Pr"),
    ],
  ),
  spell(["RT/RW"], [({ rt, rw }) => `${two(rt)}/${two(rw)}`, ({ rt, rw }) => `RT.${rt} RW.${rw}`]),
  spell(
    ["TPS", "NO TPS", "KODE TPS"],
    [
      ({ tps }) => String(tps),
      ({ tps }) => `TPS ${two(tps)}`,
      ({ tps }) => `TPS ${pick(["I", "II", "III", "IV"], tps - 1)}`,
    ],
  ),
  spell(
    ["KET", "KETERANGAN"],
    [({ struck }) => (struck ? "MENINGGAL" : ""), ({ struck }) => (struck ? "TMS1" : "")],
  ),
  spell(
    ["DESA", "DESA/KELURAHAN", "KAMPUNG"],
    [() => "KALANGAN", () => "Ds. Kalangan", () => "33.14.13.2013"],
  ),
  spell(["KECAMATAN", "DISTRIK", "KEC."], [() => "GEMOLONG", () => "KEC. GEMOLONG", () => "331413"]),
] as const;

const layout = fc.record({
  columns: fc
    .tuple(...COLUMNS)
    .chain((columns) => fc.shuffledSubarray(columns, { minLength: columns.length })),
  delimiter: fc.constantFrom(",", ";", "\t", "|", "#"),
  newline: fc.constantFrom("\n", "\r\n"),
  titles: fc.subarray(["DAFTAR PEMILIH BERKELANJUTAN", "KPU KABUPATEN SRAGEN", "JUMLAH TPS : 4"]),
  numbers: fc.boolean(),
  pages: fc.boolean(),
  signature: fc.boolean(),
});

it(`a roll that is written in ${LAYOUTS} random layouts comes back the same`, async () => {
  await fc.assert(
    fc.asyncProperty(layout, async ({ columns, delimiter, newline, titles, numbers, pages, signature }) => {
      const quoted = (cell: string) =>
        cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
      const line = (cells: readonly string[]) => cells.map(quoted).join(delimiter);
      const padded = (text: string) => line([text, ...columns.slice(1).map(() => "")]);
      const head = [
        line(columns.map(({ head: label }) => label)),
        ...(numbers ? [line(columns.map((_, i) => `(${i + 1})`))] : []),
      ];
      const people = ROLL.map((voter) => line(columns.map(({ write }) => write(voter))));
      const text = [
        ...titles.map(padded),
        ...head,
        ...people.slice(0, 10),
        ...(pages ? [padded("Halaman 1 dari 2"), ...head] : []),
        ...people.slice(10),
        ...(signature ? [padded("Sragen, 10 Desember 2025"), padded("KETUA PPS")] : []),
      ].join(newline);
      const path = join(folder, "roll.csv");
      await writeFile(path, text);
      const { questions, records } = await previewFiles(
        {
          files: [{ path, name: "roll.csv" }],
          corrections: {},
          answers: {},
          tempDir: folder,
          regionCode: "3314",
          referenceDate: "2025-12-10",
          tpsCap: 600,
          show: { rows: 100 },
        },
        regions,
      );
      expect(questions).toEqual([]);
      expect(
        records.map(({ raw, normal }) => ({
          nkk: normal.nkkOk,
          nik: normal.nikOk,
          name: raw.name,
          place: raw.birthPlace,
          born: normal.birthDate,
          marital: normal.marital,
          sex: normal.sex,
          rt: normal.rtNo,
          rw: normal.rwNo,
          tps: normal.tpsNo,
          struck: !normal.active,
          desa: normal.desaCode,
        })),
      ).toEqual(
        ROLL.map(({ born: [day, month, year], ...voter }) => ({
          ...voter,
          born: `${year}-${month}-${day}`,
          desa: "3314132013",
        })),
      );
    }),
    { numRuns: LAYOUTS },
  );
}, 120_000);
