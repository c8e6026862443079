import sql from "sql-template-tag";
import { z } from "zod";
import type { Reason } from "@/lib/detectors/kit/applicability";
import type { QueryFn } from "@/lib/db/query-fn";
import type { DetectorStatus } from "@/lib/run/model/status";

const runRowSchema = z.object({
  id: z.int(),
  snapshotId: z.int(),
  baselineId: z.int().nullable(),
  status: z.string(),
  cancelRequested: z.boolean(),
  params: z.record(z.string(), z.unknown()),
  createdBy: z.string(),
});
export type RunRow = z.infer<typeof runRowSchema>;

export async function loadRun(query: QueryFn, runId: number): Promise<RunRow> {
  const [found] = await query(sql`
    SELECT
      id,
      snapshot_id AS "snapshotId",
      baseline_id AS "baselineId",
      status,
      cancel_requested AS "cancelRequested",
      params,
      created_by AS "createdBy"
    FROM
      run
    WHERE
      id = ${runId}::int
  `);
  return runRowSchema.parse(found);
}

/** Chosen detectors in their order; whatever a dead worker left running has to be done again. */
export async function loadChosen(
  query: QueryFn,
  runId: number,
): Promise<{ code: string; status: DetectorStatus }[]> {
  await query(sql`
    UPDATE run_detector
    SET
      status = 'pending',
      started_at = NULL
    WHERE
      run_id = ${runId}::int
      AND status = 'running'
  `);
  return query(sql`
    SELECT
      code,
      status
    FROM
      run_detector
    WHERE
      run_id = ${runId}::int
    ORDER BY
      ord
  `);
}

export interface Outcome {
  readonly status: DetectorStatus;
  readonly reason?: Reason | null;
  readonly error?: string | null;
  readonly findings?: number;
  readonly durationMs?: number;
}

export function failure(error: unknown): Outcome {
  return {
    status: "failed",
    reason: { key: "failed", values: {} },
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

export async function markRunning(query: QueryFn, runId: number, codes: readonly string[]): Promise<void> {
  await query(sql`
    UPDATE run_detector
    SET
      status = 'running',
      started_at = now()
    WHERE
      run_id = ${runId}::int
      AND code = ANY (${[...codes]}::TEXT[])
  `);
}

export async function markOutcome(
  query: QueryFn,
  runId: number,
  code: string,
  { status, reason = null, error = null, findings = 0, durationMs }: Outcome,
): Promise<void> {
  await query(sql`
    UPDATE run_detector
    SET
      status = ${status},
      reason = ${reason === null ? null : JSON.stringify(reason)}::jsonb,
      error = ${error},
      findings = ${findings}::int,
      duration_ms = ${durationMs === undefined ? null : Math.round(durationMs)}::int
    WHERE
      run_id = ${runId}::int
      AND code = ${code}
  `);
}

export async function markStarted(query: QueryFn, runId: number): Promise<void> {
  await query(sql`
    UPDATE run
    SET
      status = 'running',
      started_at = coalesce(started_at, now())
    WHERE
      id = ${runId}::int
  `);
}

/**
 * Ends a run without findings: cancelled by a person, or failed as a whole. Decisions and findings of earlier
 * runs stay.
 */
export async function closeRun(
  query: QueryFn,
  runId: number,
  status: "cancelled" | "failed",
  problem: Reason | null,
): Promise<void> {
  await query(sql`
    DELETE FROM run_stage
    WHERE
      run_id = ${runId}::int
  `);
  await query(sql`
    UPDATE run_detector
    SET
      status = 'cancelled'
    WHERE
      run_id = ${runId}::int
      AND status IN ('pending', 'running')
  `);
  await query(sql`
    UPDATE run
    SET
      status = ${status},
      finished_at = now(),
      problem = ${problem === null ? null : JSON.stringify(problem)}::jsonb
    WHERE
      id = ${runId}::int
      AND status IN ('queued', 'running')
  `);
}
