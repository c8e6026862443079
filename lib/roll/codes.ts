import { cached } from "./bounded-cache";

/**
 * Which letters a file uses for sex. KPU: L/P (P = perempuan). In some local copies P means *pria* and W
 * *wanita* (domain.md 1.3): one cell can never tell, the whole column can.
 */
export type SexTable = "LP" | "PW";

const MALE = new Set(["L", "LK", "LAKI", "LAKILAKI", "PRIA", "M", "MALE", "COWOK"]);
const FEMALE = new Set(["PR", "PEREMPUAN", "W", "WANITA", "F", "FEMALE"]);

/** The table of a column from its distinct values: a column with W and without L writes P for pria. */
export function detectSexTable(values: Iterable<string | null | undefined>): SexTable {
  let w = false;
  for (const value of values) {
    const letters = compact(value ?? "");
    if (letters === "L" || letters === "LK") return "LP";
    if (letters === "W") w = true;
  }
  return w ? "PW" : "LP";
}

/** L or P; null for anything not in the table. 1 and 2 are in no table of the KPU: not guessed. */
export function parseSex(text: string | null | undefined, table: SexTable = "LP"): "L" | "P" | null {
  if (text === "L") return "L";
  if (text === "P") return table === "LP" ? "P" : "L";
  if (!text) return null;
  const letters = compact(text);
  if (letters === "P") return table === "LP" ? "P" : "L";
  return MALE.has(letters) ? "L" : FEMALE.has(letters) ? "P" : null;
}

const MARITAL: Readonly<Record<string, "B" | "S" | "P">> = {
  B: "B",
  BELUM: "B",
  BELUMKAWIN: "B",
  BELUMMENIKAH: "B",
  BELUMNIKAH: "B",
  BK: "B",
  LAJANG: "B",
  TIDAKKAWIN: "B",
  S: "S",
  SUDAH: "S",
  SUDAHKAWIN: "S",
  SUDAHMENIKAH: "S",
  KAWIN: "S",
  MENIKAH: "S",
  NIKAH: "S",
  K: "S",
  KAWINTERCATAT: "S",
  KAWINBELUMTERCATAT: "S",
  P: "P",
  PERNAH: "P",
  PERNAHKAWIN: "P",
  PERNAHMENIKAH: "P",
  CERAI: "P",
  CERAIHIDUP: "P",
  CERAIMATI: "P",
  CH: "P",
  CM: "P",
  JANDA: "P",
  DUDA: "P",
};

/** B belum, S sudah, P pernah kawin. Figures (1 to 4 in population files) are not guessed. */
export function parseMarital(text: string | null | undefined): "B" | "S" | "P" | null {
  if (text === "B" || text === "S" || text === "P") return text;
  return text ? (MARITAL[compact(text)] ?? null) : null;
}

/**
 * Struck off for a reason that PKPU 7/2022 gives no number (WNA, hak pilih dicabut), or written as bare
 * "TMS".
 */
const TMS_OTHER = 9;

/**
 * Start of the remark → code, in the order of PKPU 7/2022: 1 meninggal … 8 salah penempatan TPS. Longer
 * phrases first.
 */
const TMS_WORDS: readonly (readonly [string, number])[] = [
  ["MENINGGAL", 1],
  ["WAFAT", 1],
  ["MATI", 1],
  ["GANDA", 2],
  ["DI BAWAH UMUR", 3],
  ["DIBAWAH UMUR", 3],
  ["BAWAH UMUR", 3],
  ["PINDAH TPS", 8],
  ["PINDAH DOMISILI", 4],
  ["PINDAH KELUAR", 4],
  ["PINDAH KE ", 4],
  ["TIDAK DIKENAL", 5],
  ["TAK DIKENAL", 5],
  ["TNI", 6],
  ["POLRI", 7],
  ["SALAH PENEMPATAN", 8],
  ["SALAH TPS", 8],
  ["WNA", TMS_OTHER],
  ["HAK PILIH DICABUT", TMS_OTHER],
];

/**
 * The TMS code of a *keterangan* cell: `TMS 1`, `1`, `MENINGGAL`, `PINDAH DOMISILI` … `U` (ubah), `BARU`,
 * `MS` and free text that does not start with a reason are none: "bukan TNI" or "pindah datang" must not
 * strike anyone off.
 */
export const parseTmsCode = cached(readTmsCode, 5_000);

function readTmsCode(remark: string): number | null {
  const text = whole(remark)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, " ")
    .trim();
  if (text === "") return null;
  const figure = /^(?:(?:KODE )?TMS (?:KODE )?|KODE )([1-8])(?: |$)|^([1-8])$/.exec(text);
  if (figure) return Number(figure[1] ?? figure[2]);
  const words = text.startsWith("TMS ") ? text.slice(4) : text;
  if (words === "PINDAH" || words === "MD") return words === "MD" ? 1 : 4;
  for (const [start, code] of TMS_WORDS) {
    if (words.startsWith(start) && !/[A-Z]/.test(words.charAt(start.trimEnd().length))) return code;
  }
  return text === "TMS" || text.startsWith("TMS ") ? TMS_OTHER : null;
}

/** Code tables of the disability column, by the year of the regulation (domain.md 2.1). */
export const DISABILITY_TABLES = {
  2018: {
    "1": "tuna daksa",
    "2": "tuna netra",
    "3": "tuna rungu/wicara",
    "4": "tuna grahita",
    "5": "lainnya",
  },
  2023: {
    "1": "fisik",
    "2": "intelektual",
    "3": "mental",
    "4": "sensorik wicara",
    "5": "sensorik rungu",
    "6": "sensorik netra",
  },
} as const satisfies Record<number, Readonly<Record<string, string>>>;
export type DisabilityTable = keyof typeof DISABILITY_TABLES;

/** The KTP-el column: S sudah, B belum memiliki; older files also write the state of recording. */
export const KTP_EL_TABLES = {
  2018: {
    S: "sudah",
    B: "belum",
    K: "sudah rekam, KTP-el belum terbit",
    "1": "sudah rekam",
    "2": "belum rekam",
  },
  2023: { S: "sudah memiliki", B: "belum memiliki" },
} as const satisfies Record<number, Readonly<Record<string, string>>>;

/** The table in force on a reference date `YYYY-MM-DD`. */
export function tableYear(referenceDate: string): 2018 | 2023 {
  return referenceDate < "2022-12-01" ? 2018 : 2023;
}

/**
 * The number in "1", "001", "TPS 001", "TPS001", "KSK 001", "POS 001"; 901 and above are special locations.
 * Null when there is none.
 */
export function parseTpsNumber(text: string): number | null {
  return smallNumber(text) ?? readTpsNumber(text);
}

const readTpsNumber = cached((text: string): number | null => {
  const found = /(\d{1,4})\D*$/.exec(whole(text));
  return found ? Number(found[1]) : null;
}, 5_000);

/** `3.0` is 3: programs that count make decimals of a column of whole numbers in which some are missing. */
const whole = (text: string): string => /^\s*(\d+)[.,]0+\s*$/.exec(text)?.[1] ?? text;

/** The value of one to three digits and nothing else: how nearly every RT, RW and TPS is written. */
function smallNumber(text: string): number | null {
  if (text.length === 0 || text.length > 3) return null;
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return null;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * RT and RW of one cell: "003" → 3 and null; "003/007", "RT 3 RW 7" → both. 0 is a value: many regions have
 * no RT.
 */
export function parseRtRw(text: string): RtRw {
  const rt = smallNumber(text);
  return rt === null ? readRtRw(text) : { rt, rw: null };
}

export interface RtRw {
  readonly rt: number | null;
  readonly rw: number | null;
}

const readRtRw = cached((text: string): RtRw => {
  const numbers = whole(text).match(/\d{1,3}/g);
  if (!numbers || /\d{4}/.test(text)) return { rt: null, rw: null };
  const onlyRw = numbers.length === 1 && /^\s*RW/i.test(text);
  const first = Number(numbers[0]);
  return onlyRw
    ? { rt: null, rw: first }
    : { rt: first, rw: numbers[1] === undefined ? null : Number(numbers[1]) };
}, 20_000);

/** Years of the age column: "45", "45 TH", "45.0". */
export function parseAge(text: string | null | undefined): number | null {
  const found = text ? /^\s*(\d{1,3})\s*(?:TH|THN|TAHUN)?\.?\s*$/i.exec(whole(text)) : null;
  return found ? Number(found[1]) : null;
}

function compact(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, "");
}
