import pg from "pg";
import sql from "sql-template-tag";
import { query } from "@/lib/db/sql";

/** 20 kecamatan of about ten desa each, as Kabupaten Sragen has. */
const KEC = sql`'3314' || lpad((1 + k % 20)::text, 2, '0')`;

/** A snapshot with so many voters, made in the database. */
export async function seedVoters(snapshotId: number, voters: number): Promise<void> {
  await query(sql`
    INSERT INTO
      snapshot (
        id,
        region_code,
        stage,
        period,
        reference_date,
        tps_cap,
        status,
        rows,
        accepted,
        created_by
      )
    VALUES
      (
        ${snapshotId},
        '3314',
        'DPB',
        ${`bench ${snapshotId}`},
        '2025-12-10',
        600,
        'ready',
        ${voters},
        ${voters},
        'bench'
      )
  `);
  // Whoever holds, was given or decided a finding has an account.
  await query(sql`
    INSERT INTO
      "user" (id, name, email, username, role, updated_at)
    SELECT
      'u-r' || n,
      'r' || n,
      'r' || n || '@cermat.invalid',
      'r' || n,
      'verifikator',
      now()
    FROM
      generate_series(0, 19) n
    ON CONFLICT DO NOTHING
  `);
  await query(sql`
    INSERT INTO
      run (id, snapshot_id, status, created_by)
    SELECT
      10 * ${snapshotId}::int + n,
      ${snapshotId}::int,
      'done',
      'bench'
    FROM
      generate_series(1, 3) n
  `);
  await query(sql`
    SELECT
      roll_create (${snapshotId}::int, '{}'),
      roll_index (${snapshotId}::int),
      roll_attach (${snapshotId}::int)
  `);
  await query(sql`
    INSERT INTO
      voter_record (
        snapshot_id,
        row_no,
        file_ord,
        line_no,
        nik,
        nkk,
        name,
        nik_ok,
        nik_kind,
        nkk_ok,
        nkk_kind,
        name_norm,
        birth_date,
        age,
        sex,
        tps_no,
        region_code,
        kec_code,
        desa_code,
        kec_key,
        desa_key
      )
    SELECT
      ${snapshotId}::int,
      n,
      1,
      n + 1,
      nik,
      nkk,
      'PEMILIH ' || n,
      nik,
      'ok',
      nkk,
      'ok',
      'PEMILIH ' || n,
      date '1950-01-01' + n % 18000,
      40,
      CASE n % 2
        WHEN 0 THEN 'L'
        ELSE 'P'
      END,
      1 + n % 8,
      '3314',
      kec,
      kec || '2' || lpad((1 + d)::text, 3, '0'),
      kec,
      kec || '2' || lpad((1 + d)::text, 3, '0')
    FROM
      (
        SELECT
          n,
          ${KEC} AS kec,
          k / 20 % 10 AS d,
          '331401' || lpad((n % 28 + 1)::text, 2, '0') || '0190' || lpad((n % 10000)::text, 4, '0') AS nik,
          '33140101' || lpad((n / 3)::text, 8, '0') AS nkk
        FROM
          (
            SELECT
              n,
              n / 480 AS k
            FROM
              generate_series(1, ${voters}::int) n
          ) i
      ) v
  `);
}

const WORDS = [
  "SITI",
  "SRI",
  "BUDI",
  "SLAMET",
  "WAHYU",
  "NUR",
  "AGUS",
  "TRI",
  "ENDANG",
  "SUPARMI",
  "JOKO",
  "RATNA",
  "HADI",
  "EKO",
  "PARTI",
  "SUGENG",
  "YULI",
  "ANDI",
  "MARNI",
  "DARMO",
];

/**
 * Findings as an office in the middle of its work has them: most open, a third decided, detectors and states
 * in unequal shares.
 */
export async function seedFindings(snapshotId: number, findings: number, voters: number): Promise<void> {
  const words = sql`${WORDS}::TEXT[]`;
  await query(sql`
    SELECT
      setseed(0.42)
  `);
  await query(sql`
    WITH
      made AS (
        INSERT INTO
          finding (
            snapshot_id,
            first_run_id,
            detector,
            version,
            tier,
            tier_rank,
            subject_type,
            subject_key,
            area_code,
            region_code,
            kec_key,
            desa_key,
            tps_no,
            score,
            evidence,
            fingerprint,
            row_count,
            search_text,
            state,
            outcome,
            reason_code,
            decided_by,
            decided_at,
            claimed_by,
            claimed_until,
            assigned_to,
            due_date,
            priority,
            created_at
          )
        SELECT
          ${snapshotId}::int,
          10 * ${snapshotId}::int + 1 + n % 3,
          'IDN-' || lpad((60 * power(random(), 3))::int::text, 2, '0'),
          1,
          tier,
          CASE tier
            WHEN 'T' THEN 3
            WHEN 'S' THEN 2
            ELSE 1
          END,
          'record',
          'R:' || ROW || '#' || n,
          desa,
          '3314',
          kec,
          desa,
          1 + ROW % 8,
          10 * random(),
          '{"part":"day"}',
          md5(n::text || ${snapshotId}::text),
          1,
          (${words}) [1 + n % 20] || ' ' || (${words}) [1 + n / 20 % 20] || ' ' || md5(n::text),
          state,
          CASE
            WHEN state = 'final' THEN CASE n % 3
              WHEN 0 THEN 'accepted'
              ELSE 'rejected'
            END
          END,
          CASE
            WHEN state = 'final' THEN 'DATA-BENAR'
          END,
          CASE
            WHEN state = 'final' THEN 'u-r' || n % 20
          END,
          CASE
            WHEN state = 'final' THEN now() - random() * interval '20 days'
          END,
          CASE
            WHEN state = 'new'
            AND n % 4000 = 0 THEN 'u-r' || n % 20
          END,
          CASE
            WHEN state = 'new'
            AND n % 4000 = 0 THEN now() + interval '15 minutes'
          END,
          CASE
            WHEN n % 5 = 0 THEN 'u-r' || n % 20
          END,
          CASE
            WHEN state = 'field_check' THEN date '2026-12-01' + n % 20
          END,
          random(),
          now() - random() * interval '40 days'
        FROM
          (
            SELECT
              n,
              ROW,
              kec,
              kec || '2' || lpad((1 + d)::text, 3, '0') AS desa,
              CASE
                WHEN dice < 0.15 THEN 'T'
                WHEN dice < 0.7 THEN 'S'
                ELSE 'I'
              END AS tier,
              CASE
                WHEN draw < 0.58 THEN 'new'
                WHEN draw < 0.6 THEN 'unsure'
                WHEN draw < 0.63 THEN 'field_check'
                WHEN draw < 0.64 THEN 'second_review'
                WHEN draw < 0.68 THEN 'awaiting_signoff'
                WHEN draw < 0.69 THEN 'returned'
                WHEN draw < 0.695 THEN 'reopened'
                ELSE 'final'
              END AS state
            FROM
              (
                SELECT
                  n,
                  ROW,
                  random() AS dice,
                  random() AS draw,
                  ${KEC} AS kec,
                  k / 20 % 10 AS d
                FROM
                  (
                    SELECT
                      n,
                      1 + n % ${voters}::int AS ROW,
                      (1 + n % ${voters}::int) / 480 AS k
                    FROM
                      generate_series(1, ${findings}::int) n
                  ) i
              ) j
          ) f
        RETURNING
          id,
          state,
          outcome,
          reason_code,
          decided_by,
          decided_at
      )
    INSERT INTO
      judgement (finding_id, round, kind, from_state, to_state, actor_id, outcome, reason_code, created_at)
    SELECT
      id,
      1,
      'decision',
      'new',
      'final',
      decided_by,
      outcome,
      reason_code,
      decided_at
    FROM
      made
    WHERE
      state = 'final'
  `);
  await query(sql`
    INSERT INTO
      finding_record (finding_id, ord, snapshot_id, row_no, role)
    SELECT
      id,
      0,
      snapshot_id,
      substring(
        subject_key
        FROM
          '^R:([0-9]+)'
      )::int,
      'subject'
    FROM
      finding
    WHERE
      snapshot_id = ${snapshotId}
  `);
  await query(sql`
    INSERT INTO
      run_finding (run_id, finding_id)
    SELECT
      first_run_id,
      id
    FROM
      finding
    WHERE
      snapshot_id = ${snapshotId}
  `);
}

/**
 * What PostgreSQL does by itself in the minutes after such a load (autovacuum, a checkpoint), done at once:
 * otherwise it runs beside the measurement on one of its processors.
 */
export async function settle(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query("vacuum (analyze) voter_record, finding, finding_record, run_finding");
  await client.query("checkpoint");
  await client.end();
}
