/** A run as its page shows it and asks for again while it works. */
export interface RunState {
  readonly id: number;
  readonly snapshotId: number;
  readonly status: string;
  readonly findings: number;
  /** control questions, which stand in the queue besides */
  readonly controls: number;
  readonly cancelRequested: boolean;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  /** a sentence, when the run as a whole failed */
  readonly problem: string | null;
  readonly detectors: readonly RunDetectorState[];
}

export interface RunDetectorState {
  readonly code: string;
  readonly title: string;
  readonly version: number;
  readonly status: string;
  /** why it stood aside, or what it left out */
  readonly reason: string | null;
  /** as thrown; only with `run.read-errors` */
  readonly error: string | null;
  readonly findings: number;
  readonly durationMs: number | null;
}
