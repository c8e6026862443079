import type { FollowUp } from "@/lib/roll/follow-ups";

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

interface KindRule {
  /** codes of the detectors that ask about its lines */
  readonly detectors: readonly `RUJ-${number}`[];
  /** follow-ups that say of a person what the list says */
  readonly strikes: readonly FollowUp[];
}

const BRINGS = { strikes: [] } as const;

/** What asks about a kind, and which strike would agree with it. */
export const KIND_RULES: Readonly<Record<ListKind, KindRule>> = {
  meninggal: { detectors: ["RUJ-01"], strikes: ["TMS-1"] },
  ganda: { detectors: ["RUJ-08"], strikes: ["TMS-2"] },
  "di-bawah-umur": { detectors: ["RUJ-06"], strikes: ["TMS-3"] },
  "pindah-keluar": { detectors: ["RUJ-02"], strikes: ["TMS-4"] },
  "tni-polri": { detectors: ["RUJ-05"], strikes: ["TMS-6", "TMS-7"] },
  wna: { detectors: ["RUJ-06"], strikes: ["WNA"] },
  "hak-dicabut": { detectors: ["RUJ-06"], strikes: ["HAK-PILIH-DICABUT"] },
  baru: { detectors: ["RUJ-04"], ...BRINGS },
  "pindah-masuk": { detectors: ["RUJ-03"], ...BRINGS },
  "purna-tni-polri": { detectors: ["RUJ-05", "RUJ-03"], ...BRINGS },
  "mantan-terpidana": { detectors: ["RUJ-06", "RUJ-03"], ...BRINGS },
  perbaikan: { detectors: ["RUJ-09"], ...BRINGS },
  "tidak-padan": { detectors: ["RUJ-10"], ...BRINGS },
  "luar-negeri": { detectors: ["RUJ-02"], strikes: ["TMS-4"] },
  sarper: { detectors: ["RUJ-09"], ...BRINGS },
  tanggapan: { detectors: ["RUJ-09"], ...BRINGS },
  coktas: { detectors: ["RUJ-09"], ...BRINGS },
};

/** Kinds whose people are to be added where they are not on the roll. */
export const INCLUDING: ReadonlySet<ListKind> = new Set([
  "baru",
  "pindah-masuk",
  "purna-tni-polri",
  "mantan-terpidana",
]);

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

/**
 * A list is being matched by the worker, then `held` with its lines; or a person ended the matching, or it failed;
 * or its lines are `removed` and only its counts are left. What is not held is asked about nowhere.
 */
export const LIST_STATUSES = ["matching", "held", "cancelled", "failed", "removed"] as const;
export type ListStatus = (typeof LIST_STATUSES)[number];
