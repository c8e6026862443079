import { compareIdentities, maskIdentity, type IdentityDifference } from "@/lib/roll/identity-number";

/** The elements of a comparison, in the order in which they are read: who, then where. */
export const SHOWN_ELEMENTS = [
  "nik",
  "nkk",
  "name",
  "birthPlace",
  "birthDate",
  "sex",
  "marital",
  "address",
  "rt",
  "rw",
  "tps",
  "desa",
  "kecamatan",
  "disability",
  "ktpEl",
  "remark",
] as const;
export type ShownElement = (typeof SHOWN_ELEMENTS)[number];

/** A record with its identities in full: stays on the server. */
export interface FullRecord extends Readonly<Record<ShownElement, string | null>> {
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
  readonly element: ShownElement;
  readonly agreement: "equal" | "differs" | "partly-missing" | "missing";
  /** Per record against the first filled one; null where there is nothing to say. */
  readonly identity?: readonly (IdentityDifference | null)[];
  readonly date?: readonly (DateDifference | null)[];
}

export function compareRecords(records: readonly FullRecord[]): ElementComparison[] {
  return SHOWN_ELEMENTS.map((element) => compareElement(element, records));
}

function compareElement(element: ShownElement, records: readonly FullRecord[]): ElementComparison {
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
export function maskRecord(record: FullRecord, showDisability: boolean): Record<ShownElement, string | null> {
  const shown = Object.fromEntries(SHOWN_ELEMENTS.map((element) => [element, record[element]])) as Record<
    ShownElement,
    string | null
  >;
  return {
    ...shown,
    nik: record.nik === null ? null : maskIdentity(record.nik),
    nkk: record.nkk === null ? null : maskIdentity(record.nkk),
    birthDate: maskBirthDate(record.birthDate, record.birthIso),
    disability: showDisability ? record.disability : null,
  };
}

/** The year alone, or for a date that cannot be read its digits starred, so that the fault stays visible. */
export function maskBirthDate(raw: string | null, iso: string | null): string | null {
  if (iso !== null) return iso.slice(0, 4);
  return raw?.replace(/[1-9]/g, "*") ?? null;
}
