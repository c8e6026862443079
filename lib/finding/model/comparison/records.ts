import { recordOf } from "@/lib/record-of";
import { maskText } from "@/lib/mask-text";
import { maskBirthDate } from "@/lib/roll/mask-birth-date";
import { COLUMN, COMPARED_COLUMNS, type ComparedColumn } from "@/lib/roll/columns";
import { compareIdentities, maskIdentity, type IdentityDifference } from "@/lib/roll/identity-number";

/** A record with its identities in full: stays on the server. */
export interface FullRecord extends Readonly<Record<ComparedColumn, string | null>> {
  /** YYYY-MM-DD where the raw date could be read */
  readonly birthIso: string | null;
}

export type DateDifference =
  | { readonly kind: "equal" | "swap" }
  | { readonly kind: "parts"; readonly parts: readonly ("day" | "month" | "year")[] };

/**
 * How the elements of several records relate, without giving masked values away: identities by position,
 * dates by part. Every record is compared with the first one that has the element.
 */
export interface ElementComparison {
  readonly element: ComparedColumn;
  readonly agreement: "equal" | "differs" | "partly-missing" | "missing";
  /** Per record against the first filled one; null where there is nothing to say. */
  readonly identity?: readonly (IdentityDifference | null)[];
  readonly date?: readonly (DateDifference | null)[];
}

export function compareRecords(records: readonly FullRecord[]): ElementComparison[] {
  return COMPARED_COLUMNS.map((element) => compareElement(element, records));
}

function compareElement(element: ComparedColumn, records: readonly FullRecord[]): ElementComparison {
  const values = records.map((record) => normal(record[element]));
  const filled = values.filter((value) => value !== null);
  const base = filled[0];
  const agreement =
    base === undefined
      ? "missing"
      : filled.some((value) => value !== base)
        ? "differs"
        : filled.length < values.length
          ? "partly-missing"
          : "equal";
  if (element === "nik" || element === "nkk") {
    return {
      element,
      agreement,
      identity: values.map((value) =>
        base === undefined || value === null ? null : compareIdentities(base, value),
      ),
    };
  }
  if (element === "birthDate") {
    const dates = records.map((record) => record.birthIso);
    const first = dates.find((date) => date !== null);
    return {
      element,
      agreement,
      date: dates.map((date) =>
        first === undefined || date === null || first === null ? null : compareDates(first, date),
      ),
    };
  }
  return { element, agreement };
}

const normal = (value: string | null): string | null => {
  const text = value?.trim().toUpperCase().replace(/\s+/g, " ") ?? "";
  return text === "" ? null : text;
};

export function compareDates(a: string, b: string): DateDifference {
  if (a === b) return { kind: "equal" };
  const [yearA, monthA, dayA] = a.split("-");
  const [yearB, monthB, dayB] = b.split("-");
  if (yearA === yearB && monthA === dayB && dayA === monthB) return { kind: "swap" };
  const parts: ("day" | "month" | "year")[] = [];
  if (dayA !== dayB) parts.push("day");
  if (monthA !== monthB) parts.push("month");
  if (yearA !== yearB) parts.push("year");
  return { kind: "parts", parts };
}

/**
 * The values as they may leave the server by default: region part of the numbers, year of birth, no
 * disability unless it is the question.
 */
export function maskRecord(
  record: FullRecord,
  showDisability: boolean,
): Record<ComparedColumn, string | null> {
  const masked = (column: ComparedColumn): string | null => {
    const value = record[column];
    switch (COLUMN[column].mask) {
      case "identity":
        return value === null ? null : maskIdentity(value);
      case "date":
        return maskBirthDate(value, record.birthIso);
      case "hidden":
        return showDisability && value !== null ? maskText(value) : null;
      case "open":
      case "text":
        return value === null ? null : maskText(value);
    }
  };
  return recordOf(COMPARED_COLUMNS, masked);
}
