/**
 * One finding of a run as it is exported: codes, numbers of data lines and the decision; never a copy of a
 * person.
 */
export interface ExportRow {
  readonly findingId: number;
  readonly detector: string;
  readonly tier: string;
  readonly subjectType: string;
  readonly subjectKey: string;
  readonly areaCode: string;
  readonly score: number | null;
  /** Numbers of the snapshot's data lines, from 1 over its files in order. */
  readonly rows: readonly number[];
  readonly baselineRows: readonly number[];
  /** Of clusters: the scored pairs, as the detector gave them. */
  readonly pairs: readonly unknown[];
  readonly status: string;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
}

/** Kept until the data change, kept and revoked, asked again in a later period. */
export const KEPT_STATES = ["kept", "revoked", "forwarded"] as const;

/** The same with what a table for people needs besides. */
export interface ExportRowFull extends ExportRow {
  readonly followUp: string | null;
  readonly note: string | null;
  readonly signedBy: string | null;
  readonly signedAt: string | null;
  /** of an answer that stands until the data change (jangan tanya lagi), or was asked again (diteruskan) */
  readonly kept: (typeof KEPT_STATES)[number] | null;
  /** of a forwarded finding: the finding of the earlier period */
  readonly forwardedFrom: number | null;
  readonly kecamatan: string | null;
  readonly desa: string | null;
  readonly tps: number | null;
  /** the first of those whom the finding is about */
  readonly people: readonly ExportPerson[];
  readonly peopleCount: number;
}

/** Masked unless the export was asked for with a purpose. */
export interface ExportPerson {
  readonly row: number;
  /** the earlier period in which the voter stands; null on the examined roll */
  readonly period: string | null;
  readonly nik: string | null;
  readonly nkk: string | null;
  readonly name: string | null;
  readonly birthDate: string | null;
}

/** People in the cells of one finding; the others stand one a row on the sheet of voters. */
export const PEOPLE_IN_CELL = 20;
/** People in one line of an unmasked JSONL export. */
export const PEOPLE_IN_LINE = 5_000;

/** A voter of a finding, one a row, masked unless the export was asked for with a purpose. */
export interface ExportVoter extends ExportPerson {
  readonly findingId: number;
  readonly detector: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly kecamatan: string | null;
  readonly desa: string | null;
  readonly tps: string | null;
}

/** Fields and order of a JSONL line. */
export const JSONL_FIELDS = [
  "findingId",
  "detector",
  "tier",
  "subjectType",
  "subjectKey",
  "areaCode",
  "score",
  "rows",
  "baselineRows",
  "pairs",
  "status",
  "outcome",
  "reason",
  "decidedBy",
  "decidedAt",
] as const satisfies readonly (keyof ExportRow)[];

/** What a JSONL line holds, fields in their fixed order; `identities` (the first
 * PEOPLE_IN_LINE of `identitiesOf`) only in an unmasked export. */
export function exportObject(row: ExportRowFull, unmasked: boolean): object {
  const line = Object.fromEntries(JSONL_FIELDS.map((field) => [field, row[field]]));
  return unmasked ? { ...line, identities: row.people, identitiesOf: row.peopleCount } : line;
}
