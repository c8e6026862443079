/**
 * The columns of a voter roll that Cermat knows, in the order of the form Model A-Daftar Pemilih, then the
 * headings of its pages.
 */
export const ROLL_COLUMNS = [
  "dpid",
  "nkk",
  "nik",
  "name",
  "birthPlace",
  "birthDate",
  "marital",
  "sex",
  "age",
  "address",
  "rt",
  "rw",
  "disability",
  "ktpEl",
  "remark",
  "source",
  "tps",
  "desa",
  "kecamatan",
] as const;
export type RollColumn = (typeof ROLL_COLUMNS)[number];

/** Column of voter_record that holds what stood in the file. */
export const STORED_AS: Readonly<Record<RollColumn, string>> = {
  dpid: "dpid",
  nkk: "nkk",
  nik: "nik",
  name: "name",
  birthPlace: "birth_place",
  birthDate: "birth_date_raw",
  marital: "marital_raw",
  sex: "sex_raw",
  age: "age_raw",
  address: "address",
  rt: "rt",
  rw: "rw",
  disability: "disability",
  ktpEl: "ktp_el",
  remark: "remark",
  source: "source",
  tps: "tps",
  desa: "desa",
  kecamatan: "kecamatan",
};

/** One data line as it stands in the file: trimmed text per mapped column, absent or empty = null. */
export type RawRecord = Readonly<Partial<Record<RollColumn, string | null>>>;

/**
 * What the digits of an identity number are: `ok` 16 digits · `empty` · `masked` has `*` · `damaged` like
 * 3.314E+15 · `bad` anything else.
 */
export type IdentityKind = "ok" | "empty" | "masked" | "damaged" | "bad";

/**
 * The normalised part of a voter_record, computed once at import by `lib/people/record.ts`. Dates are
 * `YYYY-MM-DD`.
 */
export interface NormalRecord {
  nikOk: string | null;
  nikKind: IdentityKind;
  nkkOk: string | null;
  nkkKind: IdentityKind;
  nameNorm: string | null;
  nameKey: string | null;
  placeNorm: string | null;
  birthDate: string | null;
  /** Completed years on the reference date; from the age column where there is no date. */
  age: number | null;
  sex: "L" | "P" | null;
  marital: "B" | "S" | "P" | null;
  addressNorm: string | null;
  rtNo: number | null;
  rwNo: number | null;
  tpsNo: number | null;
  tmsCode: number | null;
  active: boolean;
  /** kabupaten, 4 digits: always the snapshot's own */
  regionCode: string;
  kecCode: string | null;
  desaCode: string | null;
  /** kecCode, or the upper-cased name as in the file, or "" */
  kecKey: string;
  /** desaCode, or `kecKey|DESA NAME`, or "" when the roll has no desa at all */
  desaKey: string;
}
