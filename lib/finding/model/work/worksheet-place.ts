/** A desa with voters to be looked up. */
export interface WorksheetPlace {
  readonly desaKey: string;
  readonly kec: string;
  readonly desa: string;
  readonly voters: number;
  /** the earliest due date, YYYY-MM-DD */
  readonly due: string;
}

/** Voters on one printed worksheet: some five hundred pages. What is more stands in its next part. */
export const WORKSHEET_LINES = 3000;

/** Into how many printed parts so many voters go. */
export const worksheetParts = (voters: number, perPart = WORKSHEET_LINES): number =>
  Math.max(1, Math.ceil(voters / perPart));
