import sql, { raw, type Sql } from "sql-template-tag";
import type { Tx } from "@/lib/db/tx";
import { rowsIn } from "@/lib/db/tx-rows";
import { disputedValues, disputeText, fingerprint, recordIdentity } from "@/lib/detectors/kit/fingerprint";
import type { Detector } from "@/lib/detectors/kit/types";
import type { LoadedFinding } from "@/lib/queries/finding/load";
import { loadSnapshot } from "@/lib/services/run/execute/snapshot-info";
import { z } from "zod";

/**
 * One finding per record of a group, as the detector would have given it without the group: same subject, same fingerprint, so that earlier
 * decisions and later snapshots recognise it. Belongs to the runs of the group.
 * @returns how many there are
 */
export async function insertSingles(tx: Tx, group: LoadedFinding, detector: Detector): Promise<number> {
  const read = rowsIn(tx);
  const evidence = await evidenceSql(tx, group, detector);
  const disputed = sql`coalesce(${disputedValues(detector)}, '')`;
  const made = await read(z.object({ n: z.number() }), sql`
    with g as (select * from finding where id = ${group.id}),
    single as (
      select v.*, r.role, ${evidence} as found, ${recordIdentity()} as who, ${disputed} as disputed
      from finding_record r join voter_record v on v.snapshot_id = r.snapshot_id and v.row_no = r.row_no where r.finding_id = ${group.id}),
    made as (
      insert into finding (snapshot_id, first_run_id, detector, version, tier, tier_rank, subject_type, subject_key, area_code, region_code, kec_key, desa_key, tps_no, evidence,
        fingerprint, row_count, split_from_id, assigned_to, search_text)
      select g.snapshot_id, g.first_run_id, g.detector, g.version, g.tier, g.tier_rank, 'record', case s.role when 'baseline' then 'B:' else 'R:' end || s.row_no,
        coalesce(nullif(s.desa_key, ''), nullif(s.kec_key, ''), g.region_code), g.region_code, nullif(s.kec_key, ''), nullif(s.desa_key, ''), s.tps_no, s.found,
        ${fingerprint(raw("g.detector"), raw("'record'"), raw("s.who"), disputeText(detector, raw("s.found")), raw("s.disputed"))}, 1, g.id, g.assigned_to,
        btrim(regexp_replace(upper(coalesce(s.name, '')), '[0-9]+', '', 'g'))
      from single s cross join g order by s.role desc, s.row_no
      on conflict (snapshot_id, detector, subject_key, fingerprint) do nothing returning id, subject_key),
    placed as (
      insert into finding_record (finding_id, ord, snapshot_id, row_no, role)
      select m.id, 0, r.snapshot_id, r.row_no, r.role from made m join finding_record r
        on r.finding_id = ${group.id} and m.subject_key = case r.role when 'baseline' then 'B:' else 'R:' end || r.row_no returning 1),
    listed as (insert into run_finding (run_id, finding_id) select l.run_id, m.id from made m cross join run_finding l where l.finding_id = ${group.id} returning 1)
    select (select count(*) from placed)::int as n, (select count(*) from listed)::int as listed`);
  return made[0]?.n ?? 0;
}

/** The detector's own evidence where it can be had for one record alone; else only where it came from. */
async function evidenceSql(tx: Tx, group: LoadedFinding, detector: Detector): Promise<Sql> {
  if (detector.kind !== "record") return sql`jsonb_build_object('fromGroup', ${group.id}::int)`;
  const run = await tx.finding.findUniqueOrThrow({ where: { id: group.id }, select: { firstRunId: true } });
  const { params } = await tx.run.findUniqueOrThrow({ where: { id: run.firstRunId }, select: { params: true } });
  const query = <T>(statement: Sql) => rowsIn(tx)(z.custom<T>(() => true), statement);
  const snapshot = await loadSnapshot(query, group.snapshotId);
  const stored = z.record(z.string(), z.unknown()).catch({}).parse(params)[detector.code] ?? {};
  return detector.evidenceSql({
    snapshot, baseline: null, history: [], damagedFiles: [], damagedNkkFiles: [], query, tables: {}, keepModel: () => undefined, params: detector.params.parse(stored),
  });
}
