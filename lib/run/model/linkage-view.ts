/** The model that links records, as the newest run fitted it: what the catalogue draws. No personal data. */
export interface LinkageView {
  readonly runId: number;
  readonly regionCode: string;
  readonly period: string;
  readonly finishedAt: Date;
  readonly fields: readonly FieldWeights[];
  readonly blocking: readonly BlockingCost[];
  /** Pairs per whole bit of score, lowest first. */
  readonly scores: readonly { readonly bits: number; readonly pairs: number }[];
  /** Lowest accepted score; null when no score kept within the allowed rate. */
  readonly threshold: number | null;
  readonly acceptedPairs: number;
  /**
   * Estimated shares: of two people among the accepted pairs, of true pairs below the threshold, of records
   * that could not be found again.
   */
  readonly falseDiscovery: number;
  readonly missed: number;
  /** With the most that blocking may not have compared. */
  readonly missedAtMost: number;
  readonly unlinkable: number;
  readonly candidatePairs: number;
}

export interface FieldWeights {
  readonly field: string;
  readonly levels: readonly LevelWeight[];
}

export interface LevelWeight {
  readonly level: string;
  /** share of this level among pairs that are one person, and among strangers */
  readonly m: number;
  readonly u: number;
  /** log2(m / u): what it says for (+) or against (−) */
  readonly bits: number;
}

export interface BlockingCost {
  readonly rule: string;
  readonly pairs: number;
  readonly largest: number;
  /** rows of blocks that stayed too large */
  readonly leftOutRows: number;
  /** not used at all: too loose for a roll of this size */
  readonly skipped: boolean;
}
