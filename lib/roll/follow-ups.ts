/**
 * What may be done about an accepted finding (tindak lanjut): TMS 1–8 as numbered by PKPU 7/2022, then the
 * unnumbered ones.
 */
export const FOLLOW_UPS = [
  "TMS-1",
  "TMS-2",
  "TMS-3",
  "TMS-4",
  "TMS-5",
  "TMS-6",
  "TMS-7",
  "TMS-8",
  "WNA",
  "HAK-PILIH-DICABUT",
  "TAMBAH",
  "UBAH",
  "UNGGAH-ULANG",
  "KOORDINASI-DUKCAPIL",
] as const;
export type FollowUp = (typeof FOLLOW_UPS)[number];
