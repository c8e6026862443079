import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import type { ReportModel } from "@/lib/domain/report-model";

const text = z.string().nullable();
const totals = z.record(z.string(), z.number().nullable()).catch({});
const row = z.object({
  id: z.number(), regionCode: z.string(), regionName: z.string(), stage: z.string(), period: z.string(), referenceDate: z.string(), baNumber: text, decreeNumber: text, sha256: z.string(),
  rows: z.number(), accepted: z.number(), rejected: z.number(), tpsCap: z.number(), controlTotals: totals, countedTotals: totals,
  files: z.array(z.object({ name: z.string(), sha256: z.string(), rows: z.number() })), baseline: text, runId: z.number(), startedAt: z.date().nullable(), finishedAt: z.date().nullable(), params: z.record(z.string(), z.unknown()),
});

export type SnapshotPart = Pick<ReportModel, "snapshot" | "baseline" | "run"> & { readonly params: Readonly<Record<string, unknown>> };

/** Which data the report is about: what identifies them, and what was counted in them. */
export async function snapshotPart(runId: number, read: ReadRows): Promise<SnapshotPart> {
  const [found] = await read(row, sql`
    select s.id, s.region_code as "regionCode", coalesce(c.name, s.region_code) as "regionName", s.stage, s.period, s.reference_date::text as "referenceDate", s.ba_number as "baNumber",
      s.decree_number as "decreeNumber", coalesce(s.sha256, '') as sha256, s.rows, s.accepted, s.rejected, s.tps_cap as "tpsCap", s.control_totals as "controlTotals", s.counted_totals as "countedTotals",
      coalesce((select jsonb_agg(jsonb_build_object('name', x.name, 'sha256', x.sha256, 'rows', x.rows) order by x.ord) from snapshot_file x where x.snapshot_id = s.id), '[]'::jsonb) as files,
      (select b.stage || ' ' || b.period from snapshot b where b.id = r.baseline_id) as baseline, r.id as "runId", r.started_at as "startedAt", r.finished_at as "finishedAt", r.params
    from run r join snapshot s on s.id = r.snapshot_id left join region_code c on c.code = s.region_code where r.id = ${runId}`);
  if (!found) throw new Error(`run ${runId} is gone`);
  const { baseline, runId: run, startedAt, finishedAt, params, ...snapshot } = found;
  return { snapshot, baseline, params, run: { id: run, startedAt: startedAt?.toISOString() ?? null, finishedAt: finishedAt?.toISOString() ?? null } };
}
