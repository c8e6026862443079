import { z } from "zod";

const detectorStateSchema = z.object({
  code: z.string(),
  title: z.string(),
  version: z.int(),
  status: z.string(),
  /** why it stood aside, or what it left out */
  reason: z.string().nullable(),
  /** as thrown; only with `run.read-errors` */
  error: z.string().nullable(),
  findings: z.int(),
  durationMs: z.int().nullable(),
});
export type RunDetectorState = Readonly<z.infer<typeof detectorStateSchema>>;

/** A run as its page shows it and asks for again while it works. */
export const runStateSchema = z.object({
  id: z.int(),
  snapshotId: z.int(),
  status: z.string(),
  findings: z.int(),
  cancelRequested: z.boolean(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** a sentence, when the run as a whole failed */
  problem: z.string().nullable(),
  detectors: z.array(detectorStateSchema).readonly(),
  /** one statement that has been at work for long, and the working table it is about */
  statement: z.object({ table: z.string().nullable(), ms: z.int() }).nullable(),
});
export type RunState = Readonly<z.infer<typeof runStateSchema>>;
