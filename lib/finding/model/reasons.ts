import type { FollowUp } from "@/lib/roll/follow-ups";

// What a person may answer. Codes are printed in reports and never renamed; texts are in
// messages/<locale>/reasons.json.

/** What must accompany a follow-up (tindak lanjut). `rows`: which voters of the finding are meant. */
export interface FollowUpRule {
  readonly code: FollowUp;
  /** The key that chooses it once the list is open. */
  readonly key: string;
  readonly note: "required" | "optional";
  readonly rows: "some-not-all" | "some" | "none";
  readonly element: boolean;
  /** Leads to a voter being struck off: four eyes, never in bulk. */
  readonly strikes: boolean;
}

const strike = (code: FollowUp, key: string, rows: FollowUpRule["rows"] = "some"): FollowUpRule => ({
  code,
  key,
  note: "optional",
  rows,
  element: false,
  strikes: true,
});

/**
 * TMS 1–8 in the order of PKPU 7/2022. WNA and hak pilih dicabut are counted as TMS since PKPU 1/2025,
 * without a published number; they strike a voter off all the same and are guarded like the numbered ones.
 */
export const FOLLOW_UP_RULES: readonly FollowUpRule[] = [
  strike("TMS-1", "1"),
  // Of records that are one person, one must stay.
  strike("TMS-2", "2", "some-not-all"),
  strike("TMS-3", "3"),
  strike("TMS-4", "4"),
  strike("TMS-5", "5"),
  strike("TMS-6", "6"),
  strike("TMS-7", "7"),
  strike("TMS-8", "8"),
  strike("WNA", "w"),
  strike("HAK-PILIH-DICABUT", "h"),
  // Who comes to the roll needs a paper as well: the note names it.
  { code: "TAMBAH", key: "b", note: "required", rows: "none", element: false, strikes: false },
  { code: "UBAH", key: "e", note: "optional", rows: "some", element: true, strikes: false },
  { code: "UNGGAH-ULANG", key: "g", note: "optional", rows: "none", element: false, strikes: false },
  { code: "KOORDINASI-DUKCAPIL", key: "d", note: "optional", rows: "some", element: false, strikes: false },
];

export const REJECT_REASONS = [
  // What the rule itself calls innocent (bisa jadi wajar bila …); which of its explanations it is, is kept beside.
  { code: "WAJAR", note: "optional", againstDetector: false },
  { code: "ORANG-BERBEDA", note: "optional", againstDetector: false },
  { code: "KEMBAR-KELUARGA", note: "optional", againstDetector: false },
  { code: "TANGGAL-ADMINISTRATIF", note: "optional", againstDetector: false },
  { code: "PINDAH-NIK-TETAP", note: "optional", againstDetector: false },
  { code: "SUDAH-DIPERBAIKI", note: "optional", againstDetector: false },
  { code: "DATA-BENAR", note: "required", againstDetector: false },
  // A fault of the rule, not of the data: counts against the detector, so it must say what was wrong.
  { code: "ATURAN-KELIRU", note: "required", againstDetector: true },
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number]["code"];
export const REJECT_CODES = REJECT_REASONS.map((reason) => reason.code) as [RejectReason, ...RejectReason[]];

/** Why a judgement is sent back. */
export const RETURN_REASONS = [
  "BUKTI-KURANG",
  "ALASAN-TIDAK-SESUAI",
  "TINDAK-LANJUT-TIDAK-TEPAT",
  "PERLU-VERIFIKASI-FAKTUAL",
  "LAINNYA",
] as const;
/** Why a final decision is opened again. */
export const REOPEN_REASONS = [
  "BUKTI-BARU",
  "TANGGAPAN-MASYARAKAT",
  "SARAN-BAWASLU",
  "KELIRU-MEMUTUSKAN",
  "LAINNYA",
] as const;
/** What a field check (coktas) can bring back; an observation, not a decision. */
export const FIELD_RESULTS = [
  "DITEMUI-SESUAI",
  "DITEMUI-BERBEDA",
  "TIDAK-DITEMUI",
  "MENINGGAL",
  "PINDAH",
  "TIDAK-DIKENAL",
] as const;

export function followUpRule(code: FollowUp): FollowUpRule {
  const rule = FOLLOW_UP_RULES.find((candidate) => candidate.code === code);
  if (!rule) throw new Error(`no rule for follow-up ${code}`);
  return rule;
}

export function rejectRule(code: RejectReason) {
  const rule = REJECT_REASONS.find((reason) => reason.code === code);
  if (!rule) throw new Error(`no rule for reason ${code}`);
  return rule;
}
