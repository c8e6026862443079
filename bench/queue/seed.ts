import pg from "pg";
import sql, { raw } from "sql-template-tag";
import { query } from "@/lib/db/sql";

/** 20 kecamatan of about ten desa each, as Kabupaten Sragen has. */
const KEC = sql`'3314' || lpad((1 + k % 20)::text, 2, '0')`;

/** A snapshot with so many voters, made in the database. */
export async function seedVoters(snapshotId: number, voters: number): Promise<void> {
  await query(sql`insert into snapshot (id, region_code, stage, period, reference_date, tps_cap, status, rows, accepted, created_by)
    values (${snapshotId}, '3314', 'DPB', ${`bench ${snapshotId}`}, '2025-12-10', 600, 'ready', ${voters}, ${voters}, 'bench')`);
  await query(sql`insert into run (id, snapshot_id, status, created_by) select 10 * ${snapshotId}::int + n, ${snapshotId}::int, 'done', 'bench' from generate_series(1, 3) n`);
  const table = raw(`voter_record_s${snapshotId}`);
  await query(sql`create table ${table} partition of voter_record for values in (${raw(String(snapshotId))})`);
  await query(sql`
    insert into voter_record (snapshot_id, row_no, file_ord, line_no, nik, nkk, name, nik_ok, nik_kind, nkk_ok, nkk_kind, name_norm, birth_date, age, sex, tps_no, region_code, kec_code, desa_code, kec_key, desa_key)
    select ${snapshotId}::int, n, 1, n + 1, nik, nkk, 'PEMILIH ' || n, nik, 'ok', nkk, 'ok', 'PEMILIH ' || n, date '1950-01-01' + n % 18000, 40, case n % 2 when 0 then 'L' else 'P' end, 1 + n % 8, '3314', kec, kec || '2' || lpad((1 + d)::text, 3, '0'), kec, kec || '2' || lpad((1 + d)::text, 3, '0')
    from (select n, ${KEC} as kec, k / 20 % 10 as d, '331401' || lpad((n % 28 + 1)::text, 2, '0') || '0190' || lpad((n % 10000)::text, 4, '0') as nik, '33140101' || lpad((n / 3)::text, 8, '0') as nkk
      from (select n, n / 480 as k from generate_series(1, ${voters}::int) n) i) v`);
  await query(sql`create index on ${table} (nik_ok)`);
  await query(sql`create index on ${table} (nkk_ok)`);
}

const WORDS = ["SITI", "SRI", "BUDI", "SLAMET", "WAHYU", "NUR", "AGUS", "TRI", "ENDANG", "SUPARMI", "JOKO", "RATNA", "HADI", "EKO", "PARTI", "SUGENG", "YULI", "ANDI", "MARNI", "DARMO"];

/** Findings as an office in the middle of its work has them: most open, a third decided, detectors and states in unequal shares. */
export async function seedFindings(snapshotId: number, findings: number, voters: number): Promise<void> {
  const words = sql`${WORDS}::text[]`;
  await query(sql`select setseed(0.42)`);
  await query(sql`
    insert into finding (snapshot_id, first_run_id, detector, version, tier, tier_rank, subject_type, subject_key, area_code, region_code, kec_key, desa_key, tps_no, score, evidence, fingerprint, row_count,
      search_text, state, outcome, reason_code, decided_by, decided_at, claimed_by, claimed_until, assigned_to, due_date, priority, created_at)
    select ${snapshotId}::int, 10 * ${snapshotId}::int + 1 + n % 3, 'IDN-' || lpad((60 * power(random(), 3))::int::text, 2, '0'), 1, tier, case tier when 'T' then 3 when 'S' then 2 else 1 end, 'record', 'R:' || row || '#' || n, desa, '3314', kec, desa, 1 + row % 8, 10 * random(), '{"part":"day"}', md5(n::text || ${snapshotId}::text), 1,
      (${words})[1 + n % 20] || ' ' || (${words})[1 + n / 20 % 20] || ' ' || md5(n::text), state, case when state = 'final' then case n % 3 when 0 then 'accepted' else 'rejected' end end, case when state = 'final' then 'DATA-BENAR' end,
      case when state = 'final' then 'u-r' || n % 20 end, case when state = 'final' then now() - random() * interval '20 days' end, case when state = 'new' and n % 4000 = 0 then 'u-r' || n % 20 end, case when state = 'new' and n % 4000 = 0 then now() + interval '15 minutes' end,
      case when n % 5 = 0 then 'u-r' || n % 20 end, case when state = 'field_check' then date '2026-12-01' + n % 20 end, random(), now() - random() * interval '40 days'
    from (select n, row, kec, kec || '2' || lpad((1 + d)::text, 3, '0') as desa, case when dice < 0.15 then 'T' when dice < 0.7 then 'S' else 'I' end as tier,
        case when lot < 0.58 then 'new' when lot < 0.6 then 'unsure' when lot < 0.63 then 'field_check' when lot < 0.64 then 'second_review' when lot < 0.68 then 'awaiting_signoff' when lot < 0.69 then 'returned' when lot < 0.695 then 'reopened' else 'final' end as state
      from (select n, row, random() as dice, random() as lot, ${KEC} as kec, k / 20 % 10 as d from (select n, 1 + n % ${voters}::int as row, (1 + n % ${voters}::int) / 480 as k from generate_series(1, ${findings}::int) n) i) j) f`);
  await query(sql`insert into finding_record (finding_id, ord, snapshot_id, row_no, role) select id, 0, snapshot_id, substring(subject_key from '^R:([0-9]+)')::int, 'subject' from finding where snapshot_id = ${snapshotId}`);
  await query(sql`insert into run_finding (run_id, finding_id) select first_run_id, id from finding where snapshot_id = ${snapshotId}`);
}

/**
 * What PostgreSQL does by itself in the minutes after such a load (autovacuum, a checkpoint), done at once: otherwise it runs beside the
 * measurement on one of its processors.
 */
export async function settle(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query("vacuum (analyze) voter_record, finding, finding_record, run_finding");
  await client.query("checkpoint");
  await client.end();
}
