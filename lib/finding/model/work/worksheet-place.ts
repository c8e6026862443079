/** A desa with voters to be looked up. */
export interface WorksheetPlace {
  readonly desaKey: string;
  readonly kec: string;
  readonly desa: string;
  readonly voters: number;
  /** the earliest due date, YYYY-MM-DD */
  readonly due: string;
}
