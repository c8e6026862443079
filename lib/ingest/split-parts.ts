import type { RollColumn } from "@/lib/roll/columns";
import { meaningOf } from "./header/labels";
import { readTitleRow } from "./places/title-rows";

export type Part = RollColumn | "kabupaten";

/** The columns whose values stand in one cell below this heading, in their order; none below any other. */
export function partsOf(label: string): readonly Part[] {
  const meaning = meaningOf(label);
  return meaning?.kind === "parts" ? meaning.columns : [];
}

/** `KALANGAN (003)`, below `DESA (TPS)` */
const BRACKET = /\s*\(\s*/;
const BETWEEN = [BRACKET, /\s*[/|;]\s*/, /\s*,\s*/, /\s+-\s+/, /\s*-\s*/];

/**
 * Divides the cell below a heading of several names: `KALANGAN/GEMOLONG`, `Kel. KALANGAN Kec. GEMOLONG`. Of an
 * address the separators inside stay: what is named behind it stands at the end.
 *
 * @returns null when the cell has not as many parts as the heading names
 */
export function splitParts(cell: string, parts: readonly Part[]): Partial<Record<Part, string>> | null {
  for (const between of BETWEEN) {
    const found = (between === BRACKET ? cell.replace(/\s*\)\s*$/, "") : cell).split(between);
    const more = found.length - parts.length;
    if (more < 0 || (more > 0 && parts[0] !== "address")) continue;
    const first = cell.slice(0, cell.length - found.slice(more + 1).join("/").length);
    const values = more === 0 ? found : [first.replace(/[\s/|;,-]+$/, ""), ...found.slice(more + 1)];
    return Object.fromEntries(parts.flatMap((part, i) => (values[i] ? [[part, values[i]]] : [])));
  }
  const worded = readTitleRow([cell]);
  const named = parts.flatMap((part) =>
    part === "kecamatan" || part === "desa" || part === "tps" ? [[part, worded[part]] as const] : [],
  );
  return named.length === parts.length && named.every(([, value]) => value != null)
    ? Object.fromEntries(named)
    : null;
}
