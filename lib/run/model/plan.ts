import type { Tier } from "@/lib/detectors/kit/tier";

/** What a run over one snapshot would do with one detector. */
export interface PlannedDetector {
  readonly code: string;
  readonly title: string;
  readonly tier: Tier;
  /** a sentence: which column or baseline is missing; null when it can run */
  readonly whyNot: string | null;
}

/** One snapshot against one baseline (or none). */
export interface RunPlan {
  readonly detectors: readonly PlannedDetector[];
  /**
   * seconds that the last finished run of this kabupaten took, scaled to this snapshot's rows; null without
   * one
   */
  readonly estimatedSeconds: number | null;
}
