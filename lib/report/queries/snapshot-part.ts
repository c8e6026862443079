import { maskDeep, maskText } from "@/lib/mask-text";
import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import type { ReportModel } from "@/lib/report/model/report";

const textSchema = z.string().nullable();
const totalsSchema = z.record(z.string(), z.number().nullable()).catch({});
const rowSchema = z.object({
  id: z.number(),
  regionCode: z.string(),
  regionName: z.string(),
  stage: z.string(),
  period: z.string(),
  referenceDate: z.string(),
  baNumber: textSchema,
  decreeNumber: textSchema,
  sha256: z.string(),
  rows: z.number(),
  accepted: z.number(),
  rejected: z.number(),
  tpsCap: z.number(),
  controlTotals: totalsSchema,
  countedTotals: totalsSchema,
  workClosed: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  files: z.array(z.object({ name: z.string(), sha256: z.string(), rows: z.number() })),
  baseline: textSchema,
  runId: z.number(),
  startedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
  params: z.record(z.string(), z.unknown()),
});

export type SnapshotPart = Pick<ReportModel, "snapshot" | "baseline" | "run"> & {
  readonly params: Readonly<Record<string, unknown>>;
};

/** Which data the report is about: what identifies them, and what was counted in them. */
export async function snapshotPart(runId: number, read: ReadRows): Promise<SnapshotPart> {
  const [found] = await read(
    rowSchema,
    sql`
      SELECT
        s.id,
        s.region_code AS "regionCode",
        coalesce(c.name, s.region_code) AS "regionName",
        s.stage,
        s.period,
        s.reference_date::text AS "referenceDate",
        s.ba_number AS "baNumber",
        s.decree_number AS "decreeNumber",
        coalesce(s.sha256, '') AS sha256,
        s.rows,
        s.accepted,
        s.rejected,
        s.tps_cap AS "tpsCap",
        s.control_totals AS "controlTotals",
        s.counted_totals AS "countedTotals",
        CASE
          WHEN s.work_closed_at IS NOT NULL THEN (
            SELECT
              jsonb_build_object('at', s.work_closed_at, 'by', u.username, 'reason', s.work_closed_reason)
            FROM
              "user" u
            WHERE
              u.id = s.work_closed_by
          )
        END AS "workClosed",
        coalesce(
          (
            SELECT
              jsonb_agg(
                jsonb_build_object('name', x.name, 'sha256', x.sha256, 'rows', x.rows)
                ORDER BY
                  x.ord
              )
            FROM
              snapshot_file x
            WHERE
              x.snapshot_id = s.id
          ),
          '[]'::jsonb
        ) AS files,
        (
          SELECT
            b.stage || ' ' || b.period
          FROM
            snapshot b
          WHERE
            b.id = r.baseline_id
        ) AS baseline,
        r.id AS "runId",
        r.started_at AS "startedAt",
        r.finished_at AS "finishedAt",
        r.params
      FROM
        run r
        JOIN snapshot s ON s.id = r.snapshot_id
        LEFT JOIN region_code c ON c.code = s.region_code
      WHERE
        r.id = ${runId}
    `,
  );
  if (!found) throw new Error(`run ${runId} is gone`);
  const { baseline, runId: run, startedAt, finishedAt, params, ...snapshot } = found;
  return {
    snapshot: { ...snapshot, period: maskText(snapshot.period), files: maskDeep(snapshot.files) },
    baseline,
    params,
    run: {
      id: run,
      startedAt: startedAt?.toISOString() ?? null,
      finishedAt: finishedAt?.toISOString() ?? null,
    },
  };
}
