import { cached } from "./bounded-cache";
import { romanNumber } from "./numerals";

/**
 * Struck off for a reason that PKPU 7/2022 gives no number (WNA, hak pilih dicabut), or written as bare
 * "TMS".
 */
export const TMS_OTHER = 9;

/**
 * Start of the remark → code, in the order of PKPU 7/2022: 1 meninggal … 8 salah penempatan TPS. Longer
 * phrases first.
 */
const TMS_WORDS: readonly (readonly [string, number])[] = [
  ["MENINGGAL", 1],
  ["WAFAT", 1],
  ["MATI", 1],
  ["TUTUP USIA", 1],
  ["GANDA", 2],
  ["NIK GANDA", 2],
  ["DUPLIKAT", 2],
  ["DUPLIKASI", 2],
  ["DOBEL", 2],
  ["DOUBLE", 2],
  ["DI BAWAH UMUR", 3],
  ["DIBAWAH UMUR", 3],
  ["BAWAH UMUR", 3],
  ["BELUM CUKUP UMUR", 3],
  ["BELUM 17", 3],
  ["DI BAWAH 17", 3],
  ["DIBAWAH 17", 3],
  ["BAWAH 17", 3],
  ["PINDAH TPS", 8],
  ["PINDAH DOMISILI", 4],
  ["PINDAH KELUAR", 4],
  ["PINDAH PENDUDUK", 4],
  ["PINDAH KE ", 4],
  ["PINDAH LUAR", 4],
  ["PINDAH TMT", 4],
  ["TIDAK DIKENAL", 5],
  ["TIDAK DIKENALI", 5],
  ["TIDAK DITEMUKAN", 5],
  ["TIDAK KENAL", 5],
  ["TIDAK ADA ORANG", 5],
  ["TIDAK ADA ORANGNYA", 5],
  ["TIDAK DIKETAHUI", 5],
  ["TNI", 6],
  ["TENTARA", 6],
  ["PRAJURIT", 6],
  ["POLRI", 7],
  ["POLISI", 7],
  ["POLWAN", 7],
  ["SALAH PENEMPATAN", 8],
  ["SALAH TPS", 8],
  ["WNA", TMS_OTHER],
  ["WARGA NEGARA ASING", TMS_OTHER],
  ["HAK PILIH DICABUT", TMS_OTHER],
  ["BUKAN PENDUDUK", TMS_OTHER],
  ["BUKAN WARGA", TMS_OTHER],
  ["DICORET", TMS_OTHER],
  ["DI CORET", TMS_OTHER],
  ["CORET", TMS_OTHER],
  ["DIHAPUS", TMS_OTHER],
  ["HAPUS", TMS_OTHER],
  ["TIDAK MEMENUHI SYARAT", TMS_OTHER],
  ["TIDAK AKTIF", TMS_OTHER],
  ["NON AKTIF", TMS_OTHER],
  ["NONAKTIF", TMS_OTHER],
];

/** Other words for the same, replaced before the reasons are looked for. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/\b(?:TDK|TAK|TD|GA|GAK|NGGAK)\b/g, "TIDAK"],
  [/\b(?:BLM|BLUM)\b/g, "BELUM"],
  [/\b(?:BKN)\b/g, "BUKAN"],
  [/\b(?:IS )?DELETED\b/g, "DIHAPUS"],
  [
    /\b(?:ALMH?|ALMARHUM(?:AH)?|MD|MENINGG?ALL?|MENIGGAL|MENINGGL|MNGGL|MNINGGAL|MENUNGGAL|KEMATIAN|RIP)\b/g,
    "MENINGGAL",
  ],
  [/^M D(?= |$)/g, "MENINGGAL"],
  [/\b(?:PINDH|PNDAH|PDH)\b/g, "PINDAH"],
  [/^(?:(?:SUDAH|SDH|SUDH|TELAH|TLH|DATA|PEMILIH|ANGGOTA|KARENA|KRN|A N|YBS) )+/, ""],
];

/**
 * The TMS code of a *keterangan* cell: `TMS 1`, `TMS1`, `1`, `1. MENINGGAL`, `ALM`, `PINDAH DOMISILI`, `TDK
 * DIKENAL`, `DICORET` … `U` (ubah), `BARU`, `MS` and free text that does not start with a reason are none:
 * "bukan TNI" or "pindah datang" must not strike anyone off.
 */
export const parseTmsCode = cached(readTmsCode, 5_000);

function readTmsCode(remark: string): number | null {
  // Remarks of several columns are joined so; each may hold the reason.
  const parts = remark.includes(";") ? remark.split(";") : [];
  return readOne(remark) ?? parts.map(readOne).find((code) => code !== null) ?? null;
}

function readOne(remark: string): number | null {
  const text = remark
    .replace(/^\s*(\d+)[.,]0+\s*$/, "$1")
    .normalize("NFKC")
    .toUpperCase()
    // `UMUR < 17`: the sign says what the words leave out.
    .replace(/^(?:UMUR|USIA)?\s*<\s*17\b/, "BAWAH 17")
    .replace(/[^A-Z0-9]+/g, " ")
    .replace(/\bT M S\b/, "TMS")
    .trim();
  if (text === "") return null;
  const figure = /^(?:(?:KODE )?TMS ?(?:KODE )?|KODE )0?([1-8]|I{1,3}|IV|VI{0,3})(?: |$)|^0?([1-8])$/.exec(
    text,
  );
  if (figure !== null) return codeOf(figure[1] ?? figure[2] ?? "");
  const reason = reasonOf(text.replace(/^TMS /, "").replace(/^(?:[1-8]|[A-Z](?= [A-Z]{4})) /, ""));
  if (reason !== null) return reason;
  return text === "TMS" || text.startsWith("TMS ") ? TMS_OTHER : null;
}

const codeOf = (figure: string): number => (/\d/.test(figure) ? Number(figure) : (romanNumber(figure) ?? 0));

function reasonOf(text: string): number | null {
  let words = text;
  for (const [other, word] of SAME) words = words.replace(other, word);
  if (words === "PINDAH") return 4;
  for (const [start, code] of TMS_WORDS)
    if (words.startsWith(start) && !/[A-Z]/.test(words.charAt(start.trimEnd().length))) return code;
  return null;
}

/** Words of remarks that may strike off and are not read so: such remarks are shown to a person. */
const DOUBTFUL = new RegExp(
  [
    String.raw`TMS|GUGUR|DUPLIK|DOBEL|ASING|\bTNI\b|POLRI|NINGGAL|WAFAT|ALMARHUM`,
    "CORET|HAPUS|GANDA|PINDAH|TIDAK|TDK|BUKAN|HILANG|DICABUT",
  ].join("|"),
);
const HARMLESS = new RegExp(
  [
    String.raw`(?:ISTRI|ANAK|JANDA|KELUARGA|EKS|MANTAN|PURN\w*\.?) (?:TNI|POLRI)|DATANG|MASUK|\bDARI\b|PENSIUN`,
    String.raw`TIDAK ADA|BUKAN (?:TNI|POLRI|ASN)|TIDAK GANDA|TIDAK PINDAH`,
  ].join("|"),
);

/**
 * A letter and the number of a reason, as officers shorten them (T1, M-4), or a bare letter that may say "tidak",
 * "meninggal" or "pindah".
 */
const SHORT_CODE = /^(?:[TM]\W?[1-8]|[TXMPGH])$/;

/** Does this remark sound like a reason to strike off, although `parseTmsCode` reads none in it? */
export function isDoubtfulRemark(remark: string): boolean {
  const text = remark.toUpperCase();
  const doubtful = SHORT_CODE.test(text.trim()) || (DOUBTFUL.test(text) && !HARMLESS.test(text));
  return doubtful && parseTmsCode(remark) === null;
}
