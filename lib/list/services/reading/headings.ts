import type { RollColumn } from "@/lib/roll/columns";
import { labelKey, meaningOf } from "@/lib/ingest/header/labels";
import { wholeWords } from "@/lib/ingest/header/label-words";
import type { ColumnSource, Mapping, Take } from "@/lib/ingest/header/mapping";

/** What a heading of a list names: a column of ours, and of which person of the line, from 1. */
export interface Heading {
  readonly column: RollColumn;
  readonly take: Take;
  readonly person: number;
}

/** Words that only say whose the thing is; without them the heading is one of a roll. */
const ABOUT = new Set(
  (
    "ALMARHUM ALMARHUMAH ALM ALMH JENAZAH MENDIANG MENINGGAL PESERTA YANG YBS BERSANGKUTAN ORANG " +
    "WARGA PENDUDUK PEMILIH PERSONEL PERSONIL PRAJURIT ANGGOTA TNI POLRI PEMOHON SESUAI KTP KTPEL KK " +
    "DI DALAM PADA DPT DPS DPB DPTB SIDALIH DUKCAPIL SIAK TERDAFTAR SAAT WAKTU KETIKA DATA DOMISILI " +
    "TINGGAL DAN PANGKAT GELAR JELAS TERLAPOR TERPIDANA NARAPIDANA SUBJEK SUBYEK AKHIR TERAKHIR " +
    "KORBAN BALIK CALON POTENSIAL"
  ).split(" "),
);
const OLD_PLACE = new Set(["ASAL", "LAMA", "SEMULA", "SEBELUM", "SEBELUMNYA"]);
const NEW_PLACE = new Set(["TUJUAN", "BARU", "SEKARANG", "KINI"]);
/** Somebody or something else than the person whom the line is about. */
const OTHERS = new RegExp(
  [
    String.raw`\b(?:PELAPOR|PENDAMPING|AYAH|IBU|SUAMI|ISTRI|PASANGAN|WALI|SAKSI|ANAK|KEPALA|FASKES|RUMAH SAKIT`,
    String.raw`INSTANSI|KESATUAN|SATUAN|PETUGAS|PENGADILAN|MAKAM|SURAT|AKTA|PROVINSI|KABUPATEN|KOTA)\b`,
  ].join("|"),
);
/** Headings of lists that no roll has. */
const OWN: Readonly<Record<string, RollColumn>> = {
  IDENTITAS: "nik",
  "NOMOR IDENTITAS": "nik",
  "NOMOR KTPEL": "nik",
  "NOMOR INDUK": "nik",
  "NIK NOMOR KTP": "nik",
  JORONG: "address",
  BANJAR: "address",
  LINGKUNGAN: "address",
  RUKUN: "address",
  KORONG: "address",
  LORONG: "address",
};
const FIRST = /^(?:PERTAMA|SATU|1|I|A)$/;
const SECOND = /^(?:KEDUA|DUA|2|II|B)$/;
const THIRD = /^(?:KETIGA|TIGA|3|III|C)$/;
const PERSON_COLUMNS: ReadonlySet<RollColumn> = new Set([
  "nik",
  "nkk",
  "name",
  "birthPlace",
  "birthDate",
  "sex",
  "age",
  "address",
  "rt",
  "rw",
  "tps",
  "desa",
  "kecamatan",
  "marital",
]);

function personIn(words: readonly string[]): { person: number; rest: readonly string[] } {
  for (const [person, pattern] of [
    [1, FIRST],
    [2, SECOND],
    [3, THIRD],
  ] as const)
    for (const at of [words.length - 1, 0, 1]) {
      const word = words[at];
      if (word !== undefined && words.length > 1 && pattern.test(word))
        return { person, rest: words.filter((_, i) => i !== at) };
    }
  return { person: 1, rest: words };
}

/**
 * What a heading of a list means. Lists name their columns after what they are about (`NAMA ALMARHUM`, `DESA
 * ASAL`, `NIK 2`); of a mover's two addresses the one in this kabupaten is ours.
 *
 * @param arriving the people come to the roll: their new address is ours, else the old one
 */
export function headingOf(label: string, arriving: boolean): Heading | null {
  const { person, rest } = personIn(wholeWords(labelKey(label)).split(" "));
  const [foreign, own] = arriving ? [OLD_PLACE, NEW_PLACE] : [NEW_PLACE, OLD_PLACE];
  const text = rest.join(" ");
  const direct = rolled(rest.length === label.length ? label : text, label);
  if (direct !== null && !OTHERS.test(text)) return { ...direct, person };
  if (OTHERS.test(text)) return null;
  const known = OWN[text];
  if (known !== undefined) return { column: known, take: "all", person };
  // PEMILIH BARU is a voter, DESA BARU another desa.
  const isPlace = rest.some((word) => /^(?:DESA|KELURAHAN|ALAMAT|KECAMATAN|RT|RW|TPS|NAGARI)$/.test(word));
  if (isPlace && rest.some((word) => foreign.has(word))) return null;
  const bare = rest.filter((word) => !ABOUT.has(word) && !own.has(word) && !(foreign.has(word) && !isPlace));
  if (bare.length === 0 || bare.length === rest.length) return null;
  const key = bare.join(" ");
  const found = OWN[key] === undefined ? rolled(key, key) : ({ column: OWN[key], take: "all" } as const);
  return found === null ? null : { ...found, person };
}

function rolled(text: string, label: string): Omit<Heading, "person"> | null {
  const meaning = meaningOf(text) ?? meaningOf(label);
  switch (meaning?.kind) {
    case "column":
      return meaning.slip === true || !PERSON_COLUMNS.has(meaning.column)
        ? null
        : { column: meaning.column, take: "all" };
    case "birth":
      return { column: "birthDate", take: "date" };
    case "rtRw":
      return { column: "rt", take: "rt" };
    default:
      return null;
  }
}

/** Headings of lists by their keys, as `findHeader` asks for labels that count as recognised. */
export class ListHeadings extends Set<string> {
  constructor(private readonly arriving: boolean) {
    super();
  }

  override has(key: string): boolean {
    return headingOf(key, this.arriving) !== null;
  }
}

/**
 * One mapping for each person of a line, in the order of their numbers. A column that only the first has
 * (the desa of both) counts for all.
 */
export function mappingsOf(labels: readonly string[], arriving: boolean): Mapping[] {
  const people = new Map<number, Partial<Record<RollColumn, ColumnSource>>>();
  for (const label of labels) {
    const heading = label === "" ? null : headingOf(label, arriving);
    if (heading === null) continue;
    const mapping = people.get(heading.person) ?? {};
    people.set(heading.person, mapping);
    mapping[heading.column] ??= { from: [label], take: heading.take };
    if (heading.take === "date") mapping.birthPlace ??= { from: [label], take: "place" };
    if (heading.take === "rt") mapping.rw ??= { from: [label], take: "rw" };
  }
  return [...people]
    .toSorted(([a], [b]) => a - b)
    .map(([, mapping]) => mapping)
    .filter((mapping) => mapping.name !== undefined || mapping.nik !== undefined);
}
