import { cleanCell, isNothing } from "./clean-cell";
import type { IdentityKind } from "./normal-record";

const ZERO = 48;
const NINE = 57;

export interface Identity {
  readonly kind: IdentityKind;
  /** The 16 digits when kind is `ok`, else null. */
  readonly digits: string | null;
}

const EMPTY: Identity = { kind: "empty", digits: null };
const BAD: Identity = { kind: "bad", digits: null };
const MASKED: Identity = { kind: "masked", digits: null };
const DAMAGED: Identity = { kind: "damaged", digits: null };

const NOISE = /[\s.\-'`’‘]/g;
/**
 * Programs that count write a whole number with decimals; of sixteen digits they lose none (a spreadsheet
 * does, and shows it in the last digit).
 */
const DECIMALS = /(?<=^\s*\d{16})[.,]0+\s*$/;
const SCIENTIFIC = /^\d([.,]\d+)?E\+?\d+$/i;

/** What people write into the cell before the number. */
const LABEL = /^(?:NO(?:MOR)?\.?\s*)?(?:NIK|NKK|KK|KTP)\s*[:.=]?\s*(?=\d)/i;
/** Brackets, quotes and commas that were left around it. */
const AROUND = /^[("“”[{,;:_+#]+|[)"“”\]},;:_#]+$/g;
/** Thousands of exactly sixteen digits. */
const GROUPED = /^\d(?:,\d{3}){5}$/;
const NO_NUMBER = "0".repeat(16);
const NONE =
  /^(?:(?:TIDAK|TDK|TAK|BELUM|BLM)(?:ADA|PUNYA|TAHU)(?:NIK|N?KK|KTP(?:EL)?)?|KOSONG|NIHIL|NIL|NA|EMPTY|0+)$/i;

/**
 * What a NIK or NKK cell holds. A leading apostrophe, `="…"`, spaces, dots and dashes are habits of people
 * and programs and are taken off, 0 and words for nothing are empty; anything else that is not 16 digits is
 * kept raw for the detectors. `ok` says only that there are 16 digits, not that they are possible.
 */
export function classifyIdentity(text: string | null | undefined): Identity {
  if (text === null || text === undefined || text === "") return EMPTY;
  if (text.length === 16 && allDigits(text)) return text === NO_NUMBER ? EMPTY : { kind: "ok", digits: text };
  return classifyOdd(text);
}

function classifyOdd(given: string): Identity {
  const text = cleanCell(given).replace(AROUND, "").replace(LABEL, "");
  if (SCIENTIFIC.test(text)) return DAMAGED;
  const bare = (GROUPED.test(text) ? text.replaceAll(",", "") : text)
    .replace(DECIMALS, "")
    .replace(NOISE, "");
  if (bare === "" || isNothing(bare) || NONE.test(bare)) return EMPTY;
  if (bare.length === 16 && allDigits(bare)) return { kind: "ok", digits: bare };
  if (bare.includes("*") || /^\d+[Xx]+\d*$/.test(bare) || /^[Xx]{4,}\d*$/.test(bare)) return MASKED;
  return BAD;
}

function allDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < ZERO || code > NINE) return false;
  }
  return true;
}

/**
 * NIK = PPKKCC DDMMYY NNNN, women with 40 added to the day (domain.md 3). Two-digit year: the century is not
 * in the number.
 */
export interface NikParts {
  readonly province: string;
  readonly kabupaten: string;
  readonly kecamatan: string;
  readonly day: number;
  readonly month: number;
  readonly year2: number;
  readonly sex: "L" | "P";
  readonly serial: number;
}

/** @param digits 16 digits. The parts need not be possible: day may be 0 or 32 to 40. */
export function parseNik(digits: string): NikParts {
  const rawDay = Number(digits.slice(6, 8));
  const female = rawDay > 40;
  return {
    province: digits.slice(0, 2),
    kabupaten: digits.slice(0, 4),
    kecamatan: digits.slice(0, 6),
    day: female ? rawDay - 40 : rawDay,
    month: Number(digits.slice(8, 10)),
    year2: Number(digits.slice(10, 12)),
    sex: female ? "P" : "L",
    serial: Number(digits.slice(12, 16)),
  };
}

/** The form shown by default: the region part only, `331410**********`. */
export function maskIdentity(text: string | null | undefined): string {
  if (!text) return "";
  const shown = text.slice(0, Math.min(6, Math.floor(text.length / 2)));
  return shown + "*".repeat(text.length - shown.length);
}

export type IdentityDifference =
  | { readonly kind: "equal" }
  | { readonly kind: "digit"; readonly position: number }
  /** Neighbours exchanged: `position` and `position + 1`. */
  | { readonly kind: "swap"; readonly position: number }
  /** What is there to be seen is equal; at `positions` one of the two is masked. */
  | { readonly kind: "masked"; readonly positions: readonly number[] }
  | { readonly kind: "several"; readonly positions: readonly number[] };

const isMask = (sign: string | undefined): boolean => sign !== undefined && "*Xx".includes(sign);

/**
 * How two 16-digit numbers differ, positions counted from 1 as a reader would ("digits 15 and 16 swapped").
 */
export function compareIdentities(a: string, b: string): IdentityDifference {
  const positions: number[] = [];
  for (let i = 0; i < Math.max(a.length, b.length); i++) if (a[i] !== b[i]) positions.push(i + 1);
  const [first, second] = positions;
  if (first === undefined) return { kind: "equal" };
  if (positions.every((position) => isMask(a[position - 1]) || isMask(b[position - 1])))
    return { kind: "masked", positions };
  if (second === undefined) return { kind: "digit", position: first };
  const swapped =
    positions.length === 2 &&
    second === first + 1 &&
    a[first - 1] === b[second - 1] &&
    a[second - 1] === b[first - 1];
  return swapped ? { kind: "swap", position: first } : { kind: "several", positions };
}
