/**
 * What a list from outside (daftar rujukan) is about: the eight categories of TMS, the five of new voters, and
 * what else comes to an office between elections (PKPU 1/2025; form A-DPB2 of Bawaslu).
 */
export const LIST_KINDS = [
  "meninggal",
  "ganda",
  "di-bawah-umur",
  "pindah-keluar",
  "tni-polri",
  "wna",
  "hak-dicabut",
  "baru",
  "pindah-masuk",
  "purna-tni-polri",
  "mantan-terpidana",
  "perbaikan",
  "tidak-padan",
  "luar-negeri",
  "sarper",
  "tanggapan",
  "coktas",
] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** Kinds whose people come to the roll: of two addresses on a line the new one is ours. */
export const ARRIVING: ReadonlySet<ListKind> = new Set(["baru", "pindah-masuk"]);

/**
 * What became of a line: `one` voter is meant, surely enough to be offered alone · `several` may be, a person
 * has to say which · `none` stands on the roll, or only doubtful ones do · the voter meant is `struck` off in
 * this roll already · `rejected`, no entry or unreadable.
 */
export const LINE_STATES = ["one", "several", "none", "struck", "rejected"] as const;
export type LineState = (typeof LINE_STATES)[number];

/** What brought a line and a voter together, strongest first; a name alone never offers anybody alone. */
export const MATCH_WAYS = ["nik", "name-date", "nik-slip", "name-age-place", "card", "name"] as const;
export type MatchWay = (typeof MATCH_WAYS)[number];
