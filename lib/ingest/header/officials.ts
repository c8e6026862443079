import { labelKey } from "./labels";
import type { Mapping } from "./mapping";

/** What lists of those who serve at an election have, and lists of those who vote have not. */
const OFFICE = new RegExp(
  [
    "^(?:JABATAN(?: .*)?|HONOR(?:ARIUM)?|NO(?:MOR)? REK(?:ENING)?|NAMA BANK|NAMA SAKSI",
    "PARTAI(?: POLITIK)?|NO(?:MOR)? SK|MASA KERJA)$",
  ].join("|"),
);

/**
 * Is this the table of officials (PPK, PPS, KPPS, Pantarlih) that offices keep beside a roll? What stands behind
 * a column without a heading belongs to another table.
 */
export function isOfOfficials(labels: readonly string[], mapping: Mapping): boolean {
  if (mapping.nkk !== undefined || mapping.tps !== undefined || mapping.marital !== undefined) return false;
  const end = labels.findIndex((label) => /^\(\d+\)$/.test(label));
  return labels.slice(0, end === -1 ? undefined : end).some((label) => OFFICE.test(labelKey(label)));
}
