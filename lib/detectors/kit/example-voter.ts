import type { RawRecord } from "@/lib/roll/columns";
import type { Example, ExampleRow } from "./types";

const GIVEN = [
  "SITI",
  "BUDI",
  "NGATINEM",
  "AGUS",
  "WAGIMIN",
  "RETNO",
  "DARYANTO",
  "LESTARI",
  "JOKO",
  "KUSTINAH",
  "PURWANTO",
  "ENDANG",
  "HERI",
  "YULIANA",
  "MULYADI",
  "PARTINI",
  "GUNAWAN",
];
const SECOND = [
  "AMINAH",
  "SANTOSO",
  "RAHAYU",
  "PRASETYO",
  "WIDODO",
  "HANDAYANI",
  "KURNIAWAN",
  "WULANDARI",
  "SAPUTRO",
  "MARYATI",
  "NUGROHO",
  "SETYAWATI",
  "HIDAYAT",
];
const DUKUH = ["NGROMBO", "KEDUNGWADUK", "PLOSOREJO", "MANYAREJO", "BUKURAN", "SANGIRAN", "PENGKOL"];

const two = (n: number): string => String(n).padStart(2, "0");

/**
 * A valid voter that no one ever was, for the examples: raw values over these. NIK follows birth date and
 * sex, so that an example says only what it is about.
 * @param n 0-based; other numbers give other people, families and TPS lines
 */
export function exampleVoter(n: number, row: ExampleRow = {}): RawRecord {
  const { fileOrd: _, ...given } = row;
  const sex = given.sex ?? (n % 2 === 0 ? "P" : "L");
  const birthDate =
    given.birthDate === undefined
      ? `${two(((n * 7) % 28) + 1)}|${two(((n * 5) % 12) + 1)}|${String(1960 + ((n * 11) % 40))}`
      : given.birthDate;
  const card = [two(((n * 3) % 28) + 1), two(((n * 7) % 12) + 1), two(8 + (n % 12))].join("");
  const third = n < 221 ? "" : ` ${GIVEN[Math.floor(n / 221) % GIVEN.length]}`;
  return {
    nkk: `331401${card}${serial((Math.floor(n / 28) % 899) * 10 + (n % 9) + 1)}`,
    nik: exampleNik(birthDate, sex, n),
    name: `${GIVEN[n % GIVEN.length]} ${SECOND[n % SECOND.length]}${third}`,
    birthPlace: "SRAGEN",
    birthDate,
    marital: "S",
    sex,
    address: `DK ${DUKUH[n % DUKUH.length]} NO ${String((n % 90) + 1)}`,
    rt: two((n % 6) + 1),
    rw: two((n % 3) + 1),
    disability: null,
    ktpEl: "S",
    remark: null,
    source: null,
    tps: "001",
    desa: "SAREN",
    kecamatan: "KALIJAMBE",
    ...given,
  };
}

/** The NIK of this person under kecamatan 33.14.01; the serial makes people of one date different. */
export function exampleNik(birthDate: string | null, sex: string | null, n: number): string {
  const parts = /^(\d\d)\D(\d\d)\D\d\d(\d\d)$/.exec(birthDate ?? "");
  const day = Number(parts?.[1] ?? (n % 28) + 1);
  const date = [two(sex === "P" ? day + 40 : day), parts?.[2] ?? "05", parts?.[3] ?? "80"].join("");
  return `331401${date}${serial(Math.floor(n / 9) * 10 + (n % 9) + 1)}`;
}

const serial = (n: number) => String(n).padStart(4, "0");

/** The rows of an example as raw records, with the file each is in. */
export function exampleRecords(
  rows: Example["rows"],
): { readonly fileOrd: number; readonly raw: RawRecord }[] {
  return (typeof rows === "function" ? rows() : rows).map((row, n) => ({
    fileOrd: row.fileOrd ?? 1,
    raw: exampleVoter(n, row),
  }));
}

/** `count` rows made by `make`, for examples that need many. */
export function manyRows(count: number, make: (n: number) => ExampleRow): () => readonly ExampleRow[] {
  return () => Array.from({ length: count }, (_, n) => make(n));
}
