/** What a line of last quarter's recap says about one kecamatan. */
export interface OpeningLine {
  readonly name: string;
  readonly male: number;
  readonly female: number;
}

export type OpeningReading =
  | { readonly ok: true; readonly lines: readonly OpeningLine[] }
  | { readonly ok: false; readonly code: string; readonly values: Readonly<Record<string, string | number>> };

type Row = readonly (string | number | null)[];

const text = (value: string | number | null | undefined): string =>
  String(value ?? "")
    .trim()
    .toUpperCase();

/** A sheet that ends last quarter: its recap, or the one that we write. */
const SHEET = /^REKAPITULASI PDPB$/i;

/**
 * Reads last quarter's MODEL-A REKAP PDPB: the sheet REKAPITULASI PDPB, from the header that names the kecamatan
 * and L and P, to the line JUMLAH.
 */
export function readOpening(
  sheets: readonly { readonly name: string; readonly rows: readonly Row[] }[],
): OpeningReading {
  const sheet = sheets.find(({ name }) => SHEET.test(name.trim()));
  if (sheet === undefined) return { ok: false, code: "opening-no-sheet", values: {} };
  const header = sheet.rows.findIndex((row) => row.some((cell) => text(cell).includes("NAMA KECAMATAN")));
  const sub = sheet.rows.findIndex(
    (row, at) =>
      at >= header && row.some((cell) => text(cell) === "L") && row.some((cell) => text(cell) === "P"),
  );
  if (header < 0 || sub < 0) return { ok: false, code: "opening-no-header", values: {} };
  const nameAt = sheet.rows[header]?.findIndex((cell) => text(cell).includes("NAMA KECAMATAN")) ?? 0;
  const maleAt = sheet.rows[sub]?.findIndex((cell) => text(cell) === "L") ?? 0;
  const femaleAt = sheet.rows[sub]?.findIndex((cell) => text(cell) === "P") ?? 0;
  const lines: OpeningLine[] = [];
  for (const [at, row] of sheet.rows.entries()) {
    if (at <= sub) continue;
    if (row.some((cell) => /^(JUMLAH|TOTAL)$/.test(text(cell)))) break;
    const name = text(row[nameAt]);
    if (name === "") continue;
    const [male, female] = [whole(row[maleAt]), whole(row[femaleAt])];
    if (male === null || female === null)
      return { ok: false, code: "opening-no-number", values: { row: at + 1 } };
    lines.push({ name, male, female });
  }
  return lines.length === 0 ? { ok: false, code: "opening-empty", values: {} } : { ok: true, lines };
}

/** 12.345 and 12345 alike; anything else is no count. */
function whole(value: string | number | null | undefined): number | null {
  if (typeof value === "number") return Number.isInteger(value) && value >= 0 ? value : null;
  const digits = (value ?? "").replace(/[.\s]/g, "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}
