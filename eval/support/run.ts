import { z } from "zod";
import { pool } from "@/lib/db/pool";
import { rows } from "@/lib/db/sql";
import { DETECTORS } from "@/lib/detectors/registry";
import { executeRun } from "@/lib/run/engine/execute-run";
import sql from "sql-template-tag";

const foundSchema = z.object({
  code: z.string(),
  subjectKey: z.string(),
  areaCode: z.string(),
  tier: z.string(),
  evidence: z.record(z.string(), z.unknown()),
  isGroup: z.boolean(),
  absorbed: z.array(z.object({ code: z.string(), evidence: z.unknown() })),
  rows: z.array(z.int()),
  baselineRows: z.array(z.int()),
});
export type Found = z.infer<typeof foundSchema>;

const detectorSchema = z.object({
  code: z.string(),
  status: z.string(),
  findings: z.int(),
  durationMs: z.int().nullable(),
  startedMs: z.number().nullable(),
  error: z.string().nullable(),
  reason: z.unknown(),
});
export type DetectorRun = z.infer<typeof detectorSchema>;

export interface PerformedRun {
  readonly runId: number;
  readonly ms: number;
  readonly detectors: readonly DetectorRun[];
}

export interface RunOutcome extends PerformedRun {
  readonly findings: readonly Found[];
}

/**
 * Runs detectors over a snapshot with the product's own runner, in this process, default parameters, and
 * reads what they found.
 * @throws when a detector failed
 */
export async function runDetectors(
  snapshotId: number,
  baselineId: number | null,
  codes: readonly string[] = DETECTORS.map((detector) => detector.code),
): Promise<RunOutcome> {
  const run = await performRun(snapshotId, baselineId, codes);
  return { ...run, findings: await readFindings(run.runId, snapshotId) };
}

export async function performRun(
  snapshotId: number,
  baselineId: number | null,
  codes: readonly string[],
): Promise<PerformedRun> {
  const chosen = DETECTORS.filter((detector) => codes.includes(detector.code));
  const created = await pool().query<{ id: number }>(
    "INSERT INTO run (snapshot_id, baseline_id, created_by) VALUES ($1, $2, 'eval') RETURNING id",
    [snapshotId, baselineId],
  );
  const runId = created.rows[0]?.id ?? 0;
  for (const detector of chosen)
    await pool().query("INSERT INTO run_detector (run_id, code, version, ord) VALUES ($1, $2, $3, $4)", [
      runId,
      detector.code,
      detector.version,
      DETECTORS.indexOf(detector),
    ]);
  const started = performance.now();
  await executeRun(runId);
  const ms = performance.now() - started;
  const detectors = await rows(
    detectorSchema,
    sql`
      SELECT
        code,
        status,
        findings,
        duration_ms AS "durationMs",
        (
          extract(
            epoch
            FROM
              started_at
          ) * 1000
        )::float8 AS "startedMs",
        error,
        reason
      FROM
        run_detector
      WHERE
        run_id = ${runId}
      ORDER BY
        ord
    `,
  );
  const failed = detectors.filter((detector) => detector.status === "failed");
  if (failed.length > 0)
    throw new Error(failed.map((detector) => `${detector.code}: ${detector.error ?? ""}`).join("\n"));
  return { runId, ms, detectors };
}

function readFindings(runId: number, snapshotId: number): Promise<Found[]> {
  return rows(
    foundSchema,
    sql`
      SELECT
        f.detector AS code,
        f.subject_key AS "subjectKey",
        f.area_code AS "areaCode",
        f.tier,
        f.evidence,
        f.is_group AS "isGroup",
        f.absorbed,
        coalesce(
          (
            SELECT
              array_agg(
                r.row_no
                ORDER BY
                  r.ord
              )
            FROM
              finding_record r
            WHERE
              r.finding_id = f.id
              AND r.snapshot_id = ${snapshotId}
          ),
          '{}'
        ) AS rows,
        coalesce(
          (
            SELECT
              array_agg(
                r.row_no
                ORDER BY
                  r.ord
              )
            FROM
              finding_record r
            WHERE
              r.finding_id = f.id
              AND r.snapshot_id <> ${snapshotId}
          ),
          '{}'
        ) AS "baselineRows"
      FROM
        finding f
        JOIN run_finding l ON l.finding_id = f.id
      WHERE
        l.run_id = ${runId}
      ORDER BY
        f.id
    `,
  );
}
