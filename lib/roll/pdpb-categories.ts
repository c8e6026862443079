import type { FollowUp } from "./follow-ups";

// Categories of the PDPB (Bawaslu's form A-DPB2). The codes of PKPU 7/2022 are another table: its 5 (tidak
// dikenal) and 8 (salah penempatan TPS) are no ground here and stay without a category.

/** Why a voter leaves the roll (TMS), in the order of the form. */
export const TMS_CATEGORIES = [
  "meninggal",
  "ganda",
  "belum-17",
  "pindah-keluar",
  "tni",
  "polri",
  "wna",
  "hak-dicabut",
] as const;
export type TmsCategory = (typeof TMS_CATEGORIES)[number];

/** Why a voter comes to the roll (pemilih baru), in the order of the form. */
export const NEW_CATEGORIES = [
  "genap-17",
  "kawin",
  "purna-tni-polri",
  "hak-dipulihkan",
  "pindah-masuk",
] as const;
export type NewCategory = (typeof NEW_CATEGORIES)[number];

const OF_FOLLOW_UP: Readonly<Partial<Record<FollowUp, TmsCategory>>> = {
  "TMS-1": "meninggal",
  "TMS-2": "ganda",
  "TMS-3": "belum-17",
  "TMS-4": "pindah-keluar",
  "TMS-6": "tni",
  "TMS-7": "polri",
  WNA: "wna",
  "HAK-PILIH-DICABUT": "hak-dicabut",
};

/** Category of an accepted strike, or null where the form has none for it. */
export const tmsOfFollowUp = (code: FollowUp): TmsCategory | null => OF_FOLLOW_UP[code] ?? null;

/** Category of the code on the roll (1–8 of PKPU 7/2022); 9 is a strike whose ground the roll does not tell. */
export const tmsOfCode = (code: number | null): TmsCategory | null =>
  code === null || code > 8 ? null : tmsOfFollowUp(`TMS-${code}` as FollowUp);

const FROM_SERVICE = /PURNA|PENSIUN|(?:TNI|POLRI).*SIPIL|SIPIL.*(?:TNI|POLRI)/;
const RESTORED = /DIPULIHKAN|BEBAS|MANTAN (?:NARA)?PIDANA/;
const MOVED_IN = /PINDAH|DATANG/;

export interface Newcomer {
  /** YYYY-MM-DD */
  readonly birthDate: string | null;
  readonly marital: string | null;
  /** columns Keterangan and Sumber of the roll */
  readonly remark: string;
  readonly source: string;
}

/**
 * Why somebody is new: what the roll itself says (keterangan, sumber), else an age that was reached between the
 * two reference dates, else a marriage. Null when the roll does not tell.
 * @param before reference date of the roll before, YYYY-MM-DD
 * @param now reference date of this roll
 */
export function newCategory(
  { birthDate, marital, remark, source }: Newcomer,
  before: string,
  now: string,
): NewCategory | null {
  const said = `${remark} ${source}`.toUpperCase();
  if (FROM_SERVICE.test(said)) return "purna-tni-polri";
  if (RESTORED.test(said)) return "hak-dipulihkan";
  if (MOVED_IN.test(said)) return "pindah-masuk";
  if (birthDate === null) return null;
  const seventeen = `${String(Number(birthDate.slice(0, 4)) + 17).padStart(4, "0")}${birthDate.slice(4)}`;
  if (seventeen > now) return marital === "S" || marital === "P" ? "kawin" : null;
  return seventeen > before ? "genap-17" : null;
}
