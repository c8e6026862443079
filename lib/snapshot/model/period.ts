/** A finished period of voter data (data pemilih periode …), as the top bar and the pages name it. */
export interface Period {
  readonly id: number;
  readonly regionCode: string;
  readonly regionName: string;
  readonly stage: string;
  readonly period: string;
  /** YYYY-MM-DD */
  readonly referenceDate: string;
}
