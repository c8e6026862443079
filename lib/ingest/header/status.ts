import { parseMarital } from "@/lib/roll/codes";
import { parseTmsCode } from "@/lib/roll/tms";

/** What a column headed STATUS says: the marital status, the standing on the roll, both, or neither. */
export type StatusMeaning = "marital" | "standing" | "mixed" | "neither";

/** How offices write that somebody stands on the roll, or how he came there or is to leave it. */
const STANDING = new RegExp(
  [
    String.raw`^(?:(?:NON|TIDAK|TDK)?\s*-?\s*AKTIF|TMS.*|MS|BARU|PEMILIH BARU|UBAH|UBAH DATA|PERUBAHAN|HAPUS`,
    String.raw`DIHAPUS|TETAP|MEMENUHI SYARAT|SESUAI|VALID|HIDUP|MASIH HIDUP|ADA|MASIH ADA|LAMA|PEMILIH LAMA`,
    String.raw`TERDAFTAR|DPT|DPS|DPB)$`,
  ].join("|"),
  "i",
);
/** A share of all values from which the others are slips. */
const NEARLY_ALL = 0.9;

/** @param values those that are not empty; the more the better */
export function statusMeaning(values: readonly string[]): StatusMeaning {
  let marital = 0;
  let standing = 0;
  let struck = 0;
  for (const value of values) {
    const reason = /[A-Z]{3}/i.test(value) && parseTmsCode(value) !== null;
    if (reason) struck++;
    if (reason || STANDING.test(value.trim())) standing++;
    else if (parseMarital(value) !== null) marital++;
  }
  if (values.length === 0) return "neither";
  if (marital >= values.length * NEARLY_ALL && standing === 0) return "marital";
  if (standing >= values.length * NEARLY_ALL && marital === 0) return "standing";
  if (struck > 0) return "mixed";
  return marital + standing < values.length / 2 ? "neither" : "mixed";
}

/** Codes of so many signs, and so many different ones, say something that only their office knows. */
const CODE_SIGNS = 2;
const MOST_CODES = 4;
const OF_THE_ROLL = /PEMILIH|DATA|DPT|AKTIF|VERIFIKASI|VALIDASI|COKLIT|KEBERADAAN|TERDAFTAR|PENDUDUK/;

/**
 * The codes of a column about who stands on the roll (A and T, 1 and 2), the rarest first: the struck off are
 * fewer. None where the values are something else, or where they may be marital statuses.
 *
 * @param key the heading as `labelKey` writes it
 */
export function standingCodes(key: string, values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) {
    const code = value.trim().toUpperCase();
    if (code.length > CODE_SIGNS || counts.size > MOST_CODES) return [];
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  if (!OF_THE_ROLL.test(key) || counts.size < 2 || counts.size > MOST_CODES) return [];
  return [...counts].toSorted(([, a], [, b]) => a - b).map(([code]) => code);
}

const DENIED = /^(?:TIDAK|TDK|TAK|BUKAN|NON)[\s-]+(?=\p{L})/iu;

/**
 * The values of a column that says of everybody one thing or its opposite (ADA and TIDAK ADA, COCOK and TIDAK
 * COCOK), the denied one first; none for any other column.
 */
export function oppositesOf(values: readonly string[]): readonly string[] {
  const [one, other, ...more] = new Set(values.map((value) => value.trim().toUpperCase()));
  if (one === undefined || other === undefined || more.length > 0) return [];
  const [yes, no] = DENIED.test(one) ? [other, one] : [one, other];
  return no.replace(DENIED, "") === yes && parseMarital(yes) === null ? [no, yes] : [];
}
