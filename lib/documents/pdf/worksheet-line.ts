/** A voter to be looked up in the field (coktas), as printed. */
export interface WorksheetLine {
  readonly findingId: number;
  readonly detector: string;
  readonly dueDate: string;
  readonly addressee: string;
  readonly note: string | null;
  readonly kec: string;
  readonly desa: string;
  readonly tps: number | null;
  readonly rt: string | null;
  readonly rw: string | null;
  readonly name: string | null;
  readonly birthYear: string | null;
  readonly address: string | null;
  /** null for a finding about an area that names nobody */
  readonly row: number | null;
  readonly file: string | null;
  readonly line: number | null;
  /** the earlier period in which the voter stands; null on the examined roll */
  readonly period: string | null;
  /** who else of the same family card is on the sheet: which one of how many, and which card of the desa */
  readonly household: { readonly card: number; readonly person: number; readonly of: number } | null;
  /** what must be read off there: elements of the roll */
  readonly reads: readonly string[];
  /** only where the question is about it and a purpose was given */
  readonly nik: string | null;
  readonly nkk: string | null;
}
