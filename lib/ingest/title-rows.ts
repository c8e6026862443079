/** What stands above a table or in its file name instead of in columns. */
export interface Context {
  readonly kecamatan: string | null;
  readonly desa: string | null;
  readonly tps: string | null;
}

export const NO_CONTEXT: Context = { kecamatan: null, desa: null, tps: null };

/** Words that begin a value in a heading; those without a field end the value before them. */
const KEYWORDS: readonly (readonly [field: keyof Context | null, pattern: string])[] = [
  ["kecamatan", "KECAMATAN|KEC\\.|DISTRIK"],
  ["desa", "DESA\\s*/\\s*KELURAHAN|KELURAHAN\\s*/\\s*DESA|DESA\\s*/\\s*KEL\\.?|DESA|KELURAHAN|KEL\\."],
  ["tps", "(?:NO(?:MOR)?\\.?\\s*)?TPS"],
  [
    null,
    "KABUPATEN\\s*/\\s*KOTA|KAB\\s*/\\s*KOTA|KABUPATEN|KOTA|KAB\\.|PROVINSI|RT|RW|TAHUN|PEMILU|PEMILIHAN|HALAMAN|TANGGAL|DAFTAR|PERIODE|TRIWULAN|NOMOR|JUMLAH",
  ],
];
const PATTERN = new RegExp(
  `(?<![A-Z])(?:${KEYWORDS.map(([, pattern]) => `(${pattern})`).join("|")})(?![A-Z])`,
  "g",
);

/**
 * Reads `KECAMATAN : GEMOLONG`, `DESA KALANGAN KECAMATAN GEMOLONG`, `TPS : 003`, in one cell or spread over
 * neighbours.
 *
 * @returns only what the row says
 */
export function readTitleRow(cells: readonly string[]): Partial<Context> {
  const text = cells
    .filter((cell) => cell !== "")
    .join("  ")
    .toUpperCase();
  const found: { field: keyof Context | null; start: number; end: number }[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const group = match.slice(1).findIndex((part) => part !== undefined);
    found.push({
      field: KEYWORDS[group]?.[0] ?? null,
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  const context: { -readonly [K in keyof Context]?: string } = {};
  found.forEach(({ field, end }, i) => {
    if (field === null || context[field] !== undefined) return;
    const value = text
      .slice(end, found[i + 1]?.start ?? text.length)
      .replace(/^[\s:=.\-]+|[\s:=,;.\-]+$/g, "")
      .replace(/\s+/g, " ");
    if (isValue(field, value)) context[field] = value;
  });
  return context;
}

function isValue(field: keyof Context, value: string): boolean {
  if (field === "tps") return /^(?:[A-Z]+ )?\d{1,4}$/.test(value);
  return value.length >= 2 && value.length <= 40 && /[A-Z]/.test(value) && !value.includes(":");
}

/**
 * KPU operators name files `X_Y_KECAMATAN_DESA.xlsx`.
 *
 * @param isPlace knows a kecamatan and a desa of the roll's kabupaten: then they may stand anywhere in the
 * name, without it only third and fourth
 */
export function readFileName(
  name: string,
  isPlace?: (kecamatan: string, desa: string) => boolean,
): Partial<Context> {
  const base = name.split("/").at(-1) ?? "";
  const parts = base
    .replace(/\.[a-z]{3,4}$/i, "")
    .replace(/\s*\(\d+\)$/, "")
    .split("_")
    .map((part) => part.trim());
  if (isPlace !== undefined) {
    for (let i = 0; i + 1 < parts.length; i++) {
      const kecamatan = parts[i] ?? "";
      const desa = parts.slice(i + 1).join(" ");
      if (/[A-Za-z]/.test(kecamatan) && isPlace(kecamatan, desa))
        return { kecamatan: kecamatan.toUpperCase(), desa: desa.toUpperCase() };
    }
  }
  const [, , kecamatan = "", ...desa] = parts;
  const isName = (text: string) => /^[\p{L}][\p{L}\s.'-]+$/u.test(text);
  if (!isName(kecamatan) || !isName(desa.join(" "))) return {};
  return { kecamatan: kecamatan.toUpperCase(), desa: desa.join(" ").toUpperCase() };
}
