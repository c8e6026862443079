import { COLUMN, ROLL_COLUMNS, type RollColumn } from "@/lib/roll/columns";
import { editDistance } from "@/lib/regions/place-names";
import { wholeWords, withoutHint } from "./label-words";

/**
 * A header as it is compared: capitals and digits only, other signs as single spaces, letters that were spaced
 * out together again. `No. KK` → `NO KK`, `N A M A   P E M I L I H` → `NAMA PEMILIH`.
 */
export function labelKey(label: string): string {
  return together(label.replace(NUMBERING, ""))
    .normalize("NFKD")
    .toUpperCase()
    .replace(/_X000D_|<[A-Z]{1,6}\s*\/?>|&NBSP;?/g, " ")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Z0-9]+/g, " ")
    .trim();
}

/** `1. NO KK`, `(2) NIK`: the number of a column before its name. */
const NUMBERING = /^\s*\(?\d{1,2}\s*[.)]\s*(?=\p{L})/u;

/** Typed forms space out the letters of a header; wider gaps divide its words. */
function together(label: string): string {
  if (!/^\s*(?:[\p{L}.]\s+){2,}[\p{L}.]\s*$/u.test(label)) return label;
  return label
    .trim()
    .split(/\s{2,}/)
    .map((word) => word.replace(/\s+/g, ""))
    .join(" ");
}

/** One column of a file that holds two of ours. */
const COMBINED: Readonly<Record<string, "birth" | "rtRw">> = {
  TTL: "birth",
  "TEMPAT TANGGAL LAHIR": "birth",
  "TEMPAT TGL LAHIR": "birth",
  "TEMPAT DAN TANGGAL LAHIR": "birth",
  "TMPT TGL LAHIR": "birth",
  "TEMPAT TANGGAL LAHIR TTL": "birth",
  "RT RW": "rtRw",
  "NO RT RW": "rtRw",
  RTRW: "rtRw",
};

/**
 * Columns that a roll has and Cermat does not need: known, so that a header row is recognised by them too.
 */
const ORDINAL = new Set(["NO", "NO URUT", "URUT", "NOMOR", "NOMOR URUT", "NR", "BARIS DATA"]);
const OTHERS = new Set([
  "PEKERJAAN",
  "NO KTA",
  "NO KKS",
  "KKS",
  "NO DPS",
  "NO DPT",
  "NO DPB",
  "NAMA KEPALA KELUARGA",
  "KEPALA KELUARGA",
  "NAMA KK",
  "NIK AYAH",
  "NIK IBU",
  "NIK KEPALA KELUARGA",
  "NO KECAMATAN",
  "NO KEC",
  "NO KEL",
  "JABATAN",
  "NO REKENING",
  "HONOR",
  "NAMA AYAH",
  "NAMA IBU",
  "NAMA IBU KANDUNG",
  "NAMA SUAMI ISTRI",
  "HUBUNGAN KELUARGA",
  "SHDK",
  "PENDIDIKAN",
  "PROVINSI",
  "NAMA PROVINSI",
  "AGAMA",
  "NO HP",
]);
/**
 * Headers of tables that count voters instead of listing them: known, so that such a table is refused by its
 * name.
 */
const TOTALS = /^(?:JUMLAH|JML|TOTAL|LAKI LAKI|PEREMPUAN)\b/;

const KABUPATEN = [
  "KAB KOTA",
  "KABUPATEN",
  "KABUPATEN KOTA",
  "NAMA KABUPATEN KOTA",
  "NAMA KABUPATEN",
  "KOTA KABUPATEN",
  "KAB",
  "KOTA",
];
/** Whether the marital status or the standing of the voter is meant, only the values say. */
const STATUS = [
  "STATUS",
  "STATUS PEMILIH",
  "STATUS DATA",
  "STATUS DPT",
  "STATUS AKTIF",
  "AKTIF",
  "STATUS COKLIT",
  "STATUS KEAKTIFAN",
  "STATUS KEPENDUDUKAN",
  "STATUS PENDUDUK",
  "KET STATUS",
  "TERDAFTAR",
  "KEBERADAAN",
  "STATUS KEBERADAAN",
  "STATUS VERIFIKASI",
  "STATUS VALIDASI",
];
const PLACE_CODES: Readonly<Record<string, "kecamatan" | "desa">> = {
  "KODE KECAMATAN": "kecamatan",
  "KODE DISTRIK": "kecamatan",
  "KODE DESA": "desa",
  "KODE KELURAHAN": "desa",
  "KODE KEL": "desa",
  "KODE DESA KELURAHAN": "desa",
  "KODE WILAYAH": "desa",
};
/** The parts of a date of birth in columns of their own, below a heading or with the word in them. */
const DATE_PARTS: Readonly<Record<string, "day" | "month" | "year">> = {
  "TANGGAL LAHIR TANGGAL": "day",
  "TANGGAL LAHIR HARI": "day",
  "HARI LAHIR": "day",
  "LAHIR HARI": "day",
  HARI: "day",
  "TANGGAL LAHIR BULAN": "month",
  "BULAN LAHIR": "month",
  "LAHIR BULAN": "month",
  BULAN: "month",
  "TANGGAL LAHIR TAHUN": "year",
  "LAHIR TAHUN": "year",
  TAHUN: "year",
};

export type LabelMeaning =
  /** `slip`: a letter away from what it is taken for; to be believed only if the values fit */
  | { readonly kind: "column"; readonly column: RollColumn; readonly slip?: true }
  | { readonly kind: "date-part"; readonly part: "day" | "month" | "year" }
  | { readonly kind: "status" }
  /** the code of a place; counts where no column has its name */
  | { readonly kind: "place-code"; readonly column: "kecamatan" | "desa" }
  | { readonly kind: "kabupaten" }
  | { readonly kind: "birth" }
  | { readonly kind: "rtRw" }
  /** one heading over several columns, in the order of their values: `DESA/KECAMATAN`, `ALAMAT/RT/RW` */
  | { readonly kind: "parts"; readonly columns: readonly (RollColumn | "kabupaten")[] }
  | { readonly kind: "ordinal" }
  | { readonly kind: "total" }
  | { readonly kind: "other" };

/** Meanings by key as written, and by key in whole words. */
const MEANINGS = new Map<string, LabelMeaning>();
for (const column of ROLL_COLUMNS)
  for (const label of COLUMN[column].headers) know(label, { kind: "column", column });
for (const [label, kind] of Object.entries(COMBINED)) know(label, { kind });
for (const label of ORDINAL) know(label, { kind: "ordinal" });
for (const label of OTHERS) know(label, { kind: "other" });
for (const label of KABUPATEN) know(label, { kind: "kabupaten" });
for (const [label, column] of Object.entries(PLACE_CODES)) know(label, { kind: "place-code", column });
for (const label of STATUS) know(label, { kind: "status" });
for (const [label, part] of Object.entries(DATE_PARTS)) know(label, { kind: "date-part", part });

function know(label: string, meaning: LabelMeaning): void {
  for (const key of [label, wholeWords(label)]) {
    const other = MEANINGS.get(key);
    if (other !== undefined && JSON.stringify(other) !== JSON.stringify(meaning))
      throw new Error(`${key} means two columns`);
    MEANINGS.set(key, meaning);
  }
}

const LONGEST_LABEL = Math.max(...[...MEANINGS.keys()].map((key) => key.length)) + 1;

/**
 * What a header says: as it is written, else without its hint in brackets and in whole words (`TGL LHR
 * (DD/MM/YYYY)`), else each of two names for one thing (`ALAMAT/DUKUH`), else with one slip of the hand
 * (`KECMATAN`).
 */
export function meaningOf(label: string): LabelMeaning | null {
  const key = labelKey(label);
  const bare = wholeWords(labelKey(withoutHint(label)));
  const spelled = lettersTogether(key);
  const plain = bare.replace(WHOSE, "").replace(/\s+/g, " ").trim();
  const meaning =
    MEANINGS.get(key) ??
    MEANINGS.get(wholeWords(key)) ??
    MEANINGS.get(bare) ??
    MEANINGS.get(spelled) ??
    MEANINGS.get(wholeWords(spelled)) ??
    MEANINGS.get(plain);
  const both = meaning?.kind === "column" ? withNamedHint(label, meaning) : null;
  if (meaning !== undefined) return both ?? meaning;
  return TOTALS.test(key) ? { kind: "total" } : (bothNames(label) ?? severalNames(label) ?? slipOf(bare));
}

/** `DESA (TPS)`: what stands in brackets names a second thing, whose value stands in brackets below it. */
function withNamedHint(label: string, outer: LabelMeaning & { kind: "column" }): LabelMeaning | null {
  const hint = /^[^()]+\(([^()]+)\)\s*$/.exec(label)?.[1];
  const inner = hint === undefined ? undefined : MEANINGS.get(wholeWords(labelKey(hint)));
  return inner?.kind === "column" && inner.column !== outer.column
    ? { kind: "parts", columns: [outer.column, inner.column] }
    : null;
}

/** Words that say whose a column is, or where it was taken from, and nothing of what it is. */
const WHOSE =
  /(?:^| )(?:PEMILIH|SESUAI KTP(?: EL)?|DI KTP|DALAM KTP|SESUAI KK|WARGA|PENDUDUK|YANG BERSANGKUTAN)(?= |$)/g;

/** `N I K`, `NO K K`: single letters that were written apart. */
const lettersTogether = (key: string): string =>
  key.replace(/(?<![A-Z0-9])[A-Z](?: [A-Z])+(?![A-Z0-9])/g, (letters) => letters.replaceAll(" ", ""));

/** Shorter words are one slip from too many others: KTA and KTP, TMS and TPS, KKS and KK. */
const SLIP_LENGTH = 5;
const LONG = Map.groupBy(
  [...MEANINGS].filter(([known]) => known.split(" ").some((word) => word.length >= SLIP_LENGTH)),
  ([known]) => known.length,
);
/**
 * One slip leaves the beginning whole or the end: asked first, for every cell at the top of a file is held
 * against the headers of its length.
 */
const endsAlike = (a: string, b: string): boolean =>
  a.slice(0, 3) === b.slice(0, 3) || a.slice(-3) === b.slice(-3);

function slipOf(key: string): LabelMeaning | null {
  if (key.length < SLIP_LENGTH || key.length > LONGEST_LABEL || /\d/.test(key)) return null;
  const near = [-1, 0, 1].flatMap((more) => LONG.get(key.length + more) ?? []);
  const meant = near
    .filter(([known]) => endsAlike(key, known) && isSlip(key, known))
    .map(([, meaning]) => meaning);
  const [first] = meant;
  return first?.kind === "column" &&
    meant.every((other) => other.kind === "column" && other.column === first.column)
    ? { ...first, slip: true }
    : null;
}

/** The slip must be in a long word: of a short one a slip makes another. */
function isSlip(key: string, known: string): boolean {
  if (editDistance(key, known, 1) !== 1) return false;
  const words = key.split(" ");
  const others = known.split(" ");
  if (words.length !== others.length) return true;
  return words.every((word, i) => word === others[i] || (others[i] ?? "").length >= SLIP_LENGTH);
}

function bothNames(label: string): LabelMeaning | null {
  const [first, ...others] = label.split("/").map((name) => MEANINGS.get(wholeWords(labelKey(name))));
  if (first?.kind !== "column" || others.length === 0) return null;
  return others.every((other) => other?.kind === "column" && other.column === first.column) ? first : null;
}

/** Between the names of a heading that stands over several columns. */
const BETWEEN_NAMES = /\s*[/,&+|]\s*|\s+-\s+|\s+DAN\s+/i;

function severalNames(label: string): LabelMeaning | null {
  const named = label
    .split(BETWEEN_NAMES)
    .map((name) => MEANINGS.get(wholeWords(labelKey(name))))
    .map((meaning) =>
      meaning?.kind === "column" ? meaning.column : meaning?.kind === "kabupaten" ? meaning.kind : null,
    );
  // Two names for one thing beside each other are one part of the cell.
  const columns = named.filter((column, i) => column !== named[i - 1]).flatMap((column) => column ?? []);
  if (named.includes(null) || columns.length < 2 || new Set(columns).size < columns.length) return null;
  return { kind: "parts", columns };
}

/** `TANGGAL LAHIR`, `tgl lahir`, `birthDate` → birthDate; null when no column is called so. */
export function columnNamed(text: string): RollColumn | null {
  const own = ROLL_COLUMNS.find((column) => column.toUpperCase() === text.trim().toUpperCase());
  if (own !== undefined) return own;
  const meaning = meaningOf(text);
  return meaning?.kind === "column" ? meaning.column : null;
}
