/**
 * What the digits of an identity number are: `ok` 16 digits · `empty` · `masked` has `*` · `damaged` like
 * 3.314E+15 · `bad` anything else.
 */
export type IdentityKind = "ok" | "empty" | "masked" | "damaged" | "bad";

/** Laki-laki or perempuan. */
export type Sex = "L" | "P";

/**
 * The normalised part of a voter_record, computed once at import by `lib/roll/record.ts`. Dates are
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
  sex: Sex | null;
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
