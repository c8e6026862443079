import { badInput } from "@/lib/errors";
import { ROLL_COLUMNS, type RollColumn } from "@/lib/roll/columns";
import { labelKey, meaningOf } from "./labels";

/**
 * `place` and `date` divide a column like "SRAGEN, 17-08-1985", `rt` and `rw` one like "003/005"; `part` takes
 * what the heading names of one like DESA/KECAMATAN.
 */
export type Take = "all" | "place" | "date" | "rt" | "rw" | "part";

/** Where a column of ours comes from: one label of the file, or several whose texts are joined by a space. */
export interface ColumnSource {
  readonly from: readonly string[];
  readonly take: Take;
}

export type Mapping = Readonly<Partial<Record<RollColumn, ColumnSource>>>;

/**
 * The source that a person means who gives these labels to this column: a column of two things (`TTL`,
 * `RT/RW`) gives its half.
 */
export function sourceFor(column: RollColumn, from: readonly string[]): ColumnSource {
  const meaning = from.length === 1 ? meaningOf(from[0] ?? "") : null;
  if (meaning?.kind === "birth" && column === "birthPlace") return { from, take: "place" };
  if (meaning?.kind === "birth" && column === "birthDate") return { from, take: "date" };
  if (meaning?.kind === "rtRw" && (column === "rt" || column === "rw")) return { from, take: column };
  if (meaning?.kind === "parts" && meaning.columns.includes(column)) return { from, take: "part" };
  return { from, take: "all" };
}

/** `corrections` win, as far as this file has their labels; null means "not this column". */
export type Corrections = Readonly<Partial<Record<RollColumn, ColumnSource | null>>>;

export function applyCorrections(
  proposed: Mapping,
  corrections: Corrections,
  labels: readonly string[],
): Mapping {
  const present = new Set(labels.map(labelKey));
  const mapping: Partial<Record<RollColumn, ColumnSource>> = { ...proposed };
  for (const column of ROLL_COLUMNS) {
    const correction = corrections[column];
    if (correction === null) Reflect.deleteProperty(mapping, column);
    else if (correction?.from.every((label) => present.has(labelKey(label)))) mapping[column] = correction;
  }
  return mapping;
}

/** Positions of a source's labels. @throws UserError when the file has no such column */
export function positionsOf(source: ColumnSource, labels: readonly string[], file: string): number[] {
  return source.from.map((label) => {
    const at = labels.findIndex((other) => labelKey(other) === labelKey(label));
    if (at === -1) throw badInput("mapping-no-such-column", { file, label });
    return at;
  });
}

/** A roll needs at least the names, or the numbers of persons. */
export function isRollMapping(mapping: Mapping): boolean {
  return mapping.name !== undefined || mapping.nik !== undefined;
}
