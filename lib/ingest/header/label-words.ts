/** How offices shorten the words of a header, each with the word that it stands for. */
const SHORT: Readonly<Record<string, string>> = {
  TGL: "TANGGAL",
  TG: "TANGGAL",
  TNGL: "TANGGAL",
  TGGL: "TANGGAL",
  LHR: "LAHIR",
  LHIR: "LAHIR",
  KELAHIRAN: "LAHIR",
  TMPT: "TEMPAT",
  TMP: "TEMPAT",
  TPT: "TEMPAT",
  TMPAT: "TEMPAT",
  STS: "STATUS",
  STAT: "STATUS",
  KWN: "KAWIN",
  PERKAWINAN: "KAWIN",
  ALMT: "ALAMAT",
  JNS: "JENIS",
  KLMN: "KELAMIN",
  KELMN: "KELAMIN",
  DISAB: "DISABILITAS",
  DISABLTS: "DISABILITAS",
  DISABILITY: "DISABILITAS",
  NM: "NAMA",
  LGKP: "LENGKAP",
  LENGKP: "LENGKAP",
  NMR: "NOMOR",
  NOMER: "NOMOR",
  NO: "NOMOR",
  PMLH: "PEMILIH",
  JL: "JALAN",
  JLN: "JALAN",
  DSN: "DUSUN",
  DKH: "DUKUH",
  KLRHN: "KELURAHAN",
  KCMTN: "KECAMATAN",
  UMUR: "USIA",
  BLN: "BULAN",
  THN: "TAHUN",
  TH: "TAHUN",
  PNDDK: "PENDUDUK",
  KELG: "KELUARGA",
  PKW: "KAWIN",
  PRKWN: "KAWIN",
  PRKWNAN: "KAWIN",
  NIKAH: "KAWIN",
  PERNIKAHAN: "KAWIN",
  KEC: "KECAMATAN",
  KLR: "KELURAHAN",
  DS: "DESA",
  KD: "KODE",
  KLM: "KELAMIN",
  KLMIN: "KELAMIN",
  EKTP: "KTPEL",
};

/** Words that say how a date is written, not what it is. */
const PATTERN = new Set(["DD", "MM", "YY", "YYYY", "HH", "BB", "TT", "TTTT"]);

/** A header key in whole words: `TGL LHR DD MM YYYY` → `TANGGAL LAHIR`. */
export function wholeWords(key: string): string {
  const words = key.split(" ").filter((word) => !PATTERN.has(word));
  return words.map((word) => SHORT[word] ?? word).join(" ");
}

/** A header without what stands in brackets: `JENIS KELAMIN (L/P)`. */
export const withoutHint = (label: string): string => label.replace(/[([{][^)\]}]*[)\]}]?/g, " ");
