/**
 * Which letters a file uses for sex. KPU: L/P (P = perempuan). In some local copies P means *pria* and W
 * *wanita* (domain.md 1.3): one cell can never tell, the whole column can.
 */
export type SexTable = "LP" | "PW" | "12";

const MALE = new Set(["L", "LK", "LKLK", "LKI", "LL", "M", "MALE", "COWOK", "LANANG", "JANTAN"]);
const FEMALE = new Set(["PR", "PRP", "W", "F", "FEMALE", "CEWEK", "WADON"]);
/** Longer words are known by their beginning, however they are shortened or written on. */
const MALE_WORD = /^L?K?(?:LAKI|LELAKI)|^PRIA/;
const FEMALE_WORD = /^P?R?(?:PEREMP|PERMPU|PRMP|PEREM|PREMP|PERAMP)|^W?(?:WANIT|WNT)/;

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

/** L or P; null for anything not in the table. 1 and 2 (0) are of SIAK: read only where the numbers agree. */
export function parseSex(text: string | null | undefined, table: SexTable = "LP"): "L" | "P" | null {
  if (text === "L") return "L";
  if (text === "P") return table === "PW" ? "L" : "P";
  if (!text) return null;
  if (table === "12" && /^\s*[012](?:[.,]0+)?\s*$/.test(text)) return text.trim().startsWith("1") ? "L" : "P";
  const letters = compact(text)
    .replace(/(?<=[A-Z]{2})2$/, "")
    .replace(/^[12](?=[A-Z]{2})/, "");
  if (letters === "P") return table === "PW" ? "L" : "P";
  if (letters === "") return text.includes("♂") ? "L" : text.includes("♀") ? "P" : null;
  if (MALE.has(letters) || MALE_WORD.test(letters)) return "L";
  return FEMALE.has(letters) || FEMALE_WORD.test(letters) ? "P" : null;
}

const MARITAL: Readonly<Record<string, "B" | "S" | "P">> = {
  B: "B",
  BELUM: "B",
  BELUMKAWIN: "B",
  BELUMMENIKAH: "B",
  BELUMNIKAH: "B",
  BK: "B",
  LAJANG: "B",
  PERJAKA: "B",
  GADIS: "B",
  BUJANG: "B",
  JEJAKA: "B",
  TK: "B",
  BELUMTIDAKKAWIN: "B",
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
  JANDADUDA: "P",
  DUDAJANDA: "P",
};

/** B belum, S sudah, P pernah kawin. Figures (1 to 4 in population files) are not guessed. */
export function parseMarital(text: string | null | undefined): "B" | "S" | "P" | null {
  if (text === "B" || text === "S" || text === "P") return text;
  if (!text) return null;
  const words = compact(text)
    .replace(/^\d(?=[A-Z]{4})/, "")
    .replace(/^(?:SDH|SUDH)/, "SUDAH")
    .replace(/^(?:BLM|BELM|BLUM)/, "BELUM")
    .replace(/^(?:PRNH|PNH|PERNH)/, "PERNAH")
    .replace(/KWN$/, "KAWIN");
  if (/^(?:CERAI|JANDA|DUDA)/.test(words)) return "P";
  return MARITAL[words] ?? (/^(?:B|S|P)(?:BELUM|SUDAH|PERNAH)/.test(words) ? marital(words) : null);
}

/** `S (SUDAH)`, `B - BELUM KAWIN`: letter and word agree. */
function marital(words: string): "B" | "S" | "P" | null {
  const letter = words.charAt(0);
  return letter === words.charAt(1) ? (MARITAL[letter] ?? null) : null;
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

function compact(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, "");
}
