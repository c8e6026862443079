import { maskText } from "@/lib/mask-text";
import { COLUMN, type RollColumn } from "@/lib/roll/columns";
import { maskIdentity } from "@/lib/roll/identity-number";
import type { NamedPerson } from "./read-list";

/** What of a person on a list is shown, in this order. */
export const SHOWN_COLUMNS = [
  "name",
  "nik",
  "nkk",
  "birthPlace",
  "birthDate",
  "age",
  "sex",
  "address",
  "rt",
  "rw",
  "desa",
  "kecamatan",
] as const satisfies readonly RollColumn[];
export type ShownColumn = (typeof SHOWN_COLUMNS)[number];

/** A person of a list as pages show it: numbers and date masked like those of the roll. */
export type ShownPerson = Readonly<Record<ShownColumn, string | null>>;

/** The year alone of a date; of one that cannot be read, its digits starred. */
const year = (raw: string, iso: string | null) =>
  iso === null ? raw.replace(/[1-9]/g, "*") : iso.slice(0, 4);

export function shownPerson({ raw, normal }: Pick<NamedPerson, "raw" | "normal">): ShownPerson {
  const shown = (column: ShownColumn): string | null => {
    const value = raw[column] ?? null;
    if (value === null) return null;
    switch (COLUMN[column].mask) {
      case "identity":
        return maskIdentity(value);
      case "date":
        return year(value, normal.birthDate);
      case "hidden":
        return null;
      case "open":
      case "text":
        return maskText(value);
    }
  };
  return Object.fromEntries(SHOWN_COLUMNS.map((column) => [column, shown(column)])) as ShownPerson;
}
