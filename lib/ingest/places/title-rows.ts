import { romanNumber, withNumerals } from "@/lib/roll/numerals";
import type { Sex } from "@/lib/roll/normal-record";
import type { Gazetteer } from "./gazetteer";

/** What stands above a table or in the names of its sheet, file and folders instead of in columns. */
export interface Context {
  readonly kecamatan: string | null;
  readonly desa: string | null;
  readonly tps: string | null;
  /** from a sheet that is named by a reason to strike off */
  readonly remark: string | null;
  /** from a sheet, a file or a heading that calls its lines men or women, where no column has the sex */
  readonly sex: Sex | null;
}

export const NO_CONTEXT: Context = { kecamatan: null, desa: null, tps: null, remark: null, sex: null };

type Field = "kecamatan" | "desa" | "tps";

/** Words that begin a value in a heading; those without a field end the value before them. */
const KEYWORDS: readonly (readonly [field: Field | null, pattern: string])[] = [
  [null, "(?:JUMLAH|JML|TOTAL|BANYAKNYA)\\s+(?:SELURUH\\s+)?TPS"],
  ["kecamatan", "KECAMATAN|KEC\\.?|DISTRIK|KAPANEWON|KEMANTREN"],
  [
    "desa",
    "(?:NAMA\\s+)?(?:KODE\\s+(?:WILAYAH|DESA|KELURAHAN)|DESA|DS(?:\\.|(?=\\s*:))|KELURAHAN|KEL\\.?|" +
      "KALURAHAN|NAGARI|GAMPONG|KAMPUNG|KAMPONG|PEKON|" +
      "LEMBANG|TIYUH|NEGERI|OHOI|NAGORI|KEPENGHULUAN|KUTE)(?:\\s*/\\s*(?:DESA|KELURAHAN|KEL\\.?|" +
      "KALURAHAN|NAGARI|GAMPONG|KAMPUNG|KAMPONG|PEKON|LEMBANG))*",
  ],
  ["tps", "(?:(?:NO(?:MOR)?|NAMA)\\.?\\s*)?TPS(?:\\s+(?:NOMOR|NO\\.?|KE)(?![A-Z]))?"],
  [
    null,
    "KABUPATEN\\s*/\\s*KOTA|KAB(?=\\s*/)|KAB\\.?\\s*/\\s*KOTA|KABUPATEN|KOTA|KAB\\.|PROVINSI|PROPINSI|RT|RW|" +
      "TAHUN|PEMILU|PEMILIHAN|HALAMAN|TANGGAL|DAFTAR|PERIODE|TRIWULAN|NOMOR|JUMLAH|DUSUN|PETUGAS|" +
      "KETUA",
  ],
];
const PATTERN = new RegExp(
  `(?<![A-Z])(?:${KEYWORDS.map(([, pattern]) => `(${pattern})`).join("|")})(?![A-Z])`,
  "g",
);

interface Found {
  readonly field: Field | null;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads `KECAMATAN : GEMOLONG`, `DESA KALANGAN KECAMATAN GEMOLONG`, `TPS : 003`, in one cell or spread over
 * neighbours. A name may hold a word that elsewhere begins a value (KOTA KUDUS, KAMPUNG BARU): with a
 * gazetteer the longest text that is a place counts.
 *
 * @returns only what the row says
 */
export function readTitleRow(cells: readonly string[], places?: Gazetteer): Partial<Context> {
  const text = cells
    .filter((cell) => cell !== "")
    .join("  ")
    .toUpperCase()
    .replace(/\bT\s+P\s+S\b|\bTEMPAT PEMUNGUTAN SUARA(?:\s*\(TPS\))?/g, "TPS");
  const found: Found[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const group = match.slice(1).findIndex((part) => part !== undefined);
    found.push({
      field: KEYWORDS[group]?.[0] ?? null,
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  const together = readTogether(text, found);
  if (together !== null) return together;
  const context: { -readonly [K in Field]?: string } = {};
  let from = 0;
  // The kecamatan first: a desa is looked for in it.
  for (const wanted of ["kecamatan", "desa", "tps"] as const) {
    from = 0;
    found.forEach(({ field, start, end }, i) => {
      if (field !== wanted || start < from || context[wanted] !== undefined) return;
      const value = valueAt(text, wanted, end, found.slice(i + 1), context.kecamatan, places);
      if (value === null) return;
      context[wanted] = value.text;
      from = value.end;
    });
  }
  const [first] = found;
  const before = trimmed(text.slice(0, first?.start ?? 0));
  // `KALANGAN, KEC. GEMOLONG`: the desa stands before the word that names the kecamatan.
  if (first?.field === "kecamatan" && context.desa === undefined && places !== undefined)
    if (isPlace("desa", before, context.kecamatan, places)) context.desa = before;
  return context;
}

const BETWEEN_WORDS = /^\s*(?:[/,&|-]|DAN)\s*$/;

/** `KEC/DESA/TPS : GEMOLONG / KALANGAN / 3`: several words first, then as many values in their order. */
function readTogether(text: string, found: readonly Found[]): Partial<Context> | null {
  const first = found.findIndex((one, i) => {
    const next = found[i + 1];
    return next !== undefined && BETWEEN_WORDS.test(text.slice(one.end, next.start));
  });
  if (first === -1) return null;
  let last = first + 1;
  while (BETWEEN_WORDS.test(text.slice(found[last]?.end, found[last + 1]?.start ?? 0))) last++;
  const fields = found.slice(first, last + 1).map(({ field }) => field);
  if (new Set(fields).size < fields.length) return null;
  const rest = text.slice(found[last]?.end).replace(/^[\s:=.]+/, "");
  const values = rest.split(/\s*[/|,]\s*|\s+-\s+|\s{2,}/).filter((value) => value !== "");
  if (values.length !== fields.length) return null;
  const said = fields.flatMap((field, i) => {
    const value = trimmed(values[i] ?? "");
    const told = field === "tps" ? tpsOf(value) : value;
    return field !== null && told !== null && isValue(field, told) ? [[field, told] as const] : [];
  });
  return Object.fromEntries(said);
}

function valueAt(
  text: string,
  field: Field,
  from: number,
  later: readonly Found[],
  kecamatan: string | undefined,
  places: Gazetteer | undefined,
): { text: string; end: number } | null {
  const ends = [...later.map(({ start }) => start), text.length];
  const values = ends.map((end) => ({ text: trimmed(text.slice(from, end)), end }));
  if (places !== undefined && field !== "tps") {
    const known = values.toReversed().find(({ text: value }) => isPlace(field, value, kecamatan, places));
    if (known !== undefined) return known;
  }
  const [first] = values;
  if (first === undefined) return null;
  const value = field === "tps" ? tpsOf(first.text) : first.text;
  return value !== null && isValue(field, value) ? { text: value, end: first.end } : null;
}

const trimmed = (text: string): string =>
  text.replace(/^[\s:=.\-/|(]+|[\s:=,;.\-/|()]+$/g, "").replace(/\s+/g, " ");

function isPlace(
  field: "kecamatan" | "desa",
  value: string,
  kecamatan: string | undefined,
  places: Gazetteer,
): boolean {
  if (value.length < 2 || value.includes(":")) return false;
  if (field === "kecamatan") return places.kecamatan(value) !== null;
  const code = kecamatan === undefined ? null : places.kecamatan(kecamatan);
  return places.desa(code, value) !== null;
}

/** `1 S/D 5`, `01 - 05`, `1, 2 DAN 3`: the lines of several TPS, of which none is that of a line. */
const SEVERAL =
  /^[A-Z ]*\d{1,4}\s*(?:(?:S\.?\s*[/.]?\s*D\.?|SAMPAI|HINGGA|DAN|&)(?![A-Z])|[-,/.+]\s*\d{1,2}(?!\d))/;

/** `003`, `12 DARI 15`, `NOMOR 6`, `VIII`, `DUA`: the number that follows the word. */
function tpsOf(value: string): string | null {
  if (SEVERAL.test(value)) return null;
  const number = /^(?:[A-Z]+ )?(\d{1,4})(?=$|[\s(/,.-])(?!\s*[-.]\s*\d)/.exec(value);
  if (number !== null) return /^\d/.test(value) ? (number[1] ?? null) : number[0];
  const roman = romanNumber(/^[IVX]+(?=$|[\s(])/.exec(value)?.[0] ?? "");
  const [spelled] = withNumerals(value.split(/[^A-Z]+/).filter((word) => word !== ""));
  const spoken = spelled?.startsWith("#") === true ? Number(spelled.slice(1)) : null;
  const told = roman ?? spoken;
  return told === null ? null : String(told);
}

function isValue(field: Field, value: string): boolean {
  if (field === "tps") return true;
  if (/^\d\d(?:\.\d\d){1,2}(?:\.\d{4})?$/.test(value)) return true;
  return value.length >= 2 && value.length <= 40 && /[A-Z]/.test(value) && !value.includes(":");
}

/** A heading between the lines: what is below a new kecamatan or desa does not hold any more. */
export function withHeading(context: Context, heading: Partial<Context>): Context {
  const changes = (field: "kecamatan" | "desa") =>
    heading[field] !== undefined && heading[field] !== context[field];
  return {
    ...context,
    ...(changes("kecamatan") ? { desa: null, tps: null } : {}),
    ...(changes("desa") && context.desa !== null ? { tps: null } : {}),
    ...heading,
  };
}
