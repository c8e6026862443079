import type { JobPayloads, QueueName } from "@/lib/db/queue";

export interface JobContext {
  /** Aborted when the worker is to stop or the job was taken from it; the job is then started over later. */
  readonly signal: AbortSignal;
  /** 0 at first, one more after every crash of its worker. */
  readonly attempt: number;
}

/**
 * The work of one queue. A fault of the user's data is written to the job's own row and `run` returns;
 * whatever `run` throws counts as a crash and the job is started over, so `run` must bear being started over
 * at any point.
 */
export interface JobHandler<Q extends QueueName> {
  run(payload: JobPayloads[Q], job: JobContext): Promise<void>;
  /** Every attempt crashed: mark the row failed, so that nobody waits for it. */
  abandon(payload: JobPayloads[Q]): Promise<void>;
}

export type JobHandlers = { readonly [Q in QueueName]?: JobHandler<Q> };
