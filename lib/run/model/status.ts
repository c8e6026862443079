/** What a run (pemeriksaan) may be in; `done` also where single detectors failed. */
export const RUN_STATUSES = ["queued", "running", "done", "failed", "cancelled"] as const;

/** The same of one detector within a run. `held-back`: its columns are there but too damaged to be believed. */
export const DETECTOR_STATUSES = [
  "pending",
  "running",
  "done",
  "failed",
  "not-applicable",
  "held-back",
  "cancelled",
] as const;
export type DetectorStatus = (typeof DETECTOR_STATUSES)[number];
