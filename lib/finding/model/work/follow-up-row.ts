/**
 * One voter to be acted on in Sidalih (tindak lanjut), with the decision that says so. Rows of files have no
 * voter.
 */
export interface FollowUpRow {
  readonly decision: number;
  readonly findingId: number;
  readonly detector: string;
  readonly followUp: string;
  readonly element: string | null;
  readonly rollValue: string | null;
  readonly proposedValue: string | null;
  /** of a strike: the paper on which it rests */
  readonly paper: string | null;
  readonly paperNumber: string | null;
  readonly paperDate: string | null;
  readonly kecamatan: string | null;
  readonly desa: string | null;
  readonly tps: string | null;
  readonly row: number | null;
  readonly file: string | null;
  readonly line: number | null;
  /** the earlier period that row, file and line are of; null for the examined roll */
  readonly period: string | null;
  readonly nik: string | null;
  readonly nkk: string | null;
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly note: string | null;
  readonly decidedBy: string;
  readonly signedBy: string | null;
  readonly decidedAt: string;
}
