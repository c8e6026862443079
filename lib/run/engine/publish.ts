import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import {
  disputedValues,
  disputeText,
  fingerprint,
  identities,
  recordIdentity,
} from "@/lib/detectors/kit/fingerprint";
import type { QueryFn } from "@/lib/db/query-fn";
import type { Detector, SnapshotInfo } from "@/lib/detectors/kit/types";
import { AREAS, NUMBERED, CONTROLS, READY } from "./ready";

/** Names are collected from so many records of a finding at most. */
const MAX_NAMES = 20;
/** What of a ready row becomes a finding, and its place in the order of publication. */
const AS_FINDING = raw(
  "code, place, version, tier, subject_type, subject_key, area_code, kec_key, desa_key, tps_no, score, evidence, folded, fingerprint, rows, baseline_rows, is_group, search_text",
);

/**
 * Makes the stage ready: fingerprint, place and names of every candidate. Reads the roll once per detector
 * that has candidates.
 */
export async function makeReady(
  query: QueryFn,
  runId: number,
  detectors: readonly Detector[],
  snapshot: SnapshotInfo,
  baseline: SnapshotInfo | null,
  census: Sql,
): Promise<void> {
  await query(sql`
    DROP TABLE IF EXISTS ${READY},
    ${NUMBERED},
    ${AREAS},
    ${CONTROLS}
  `);
  await query(sql`
    CREATE TEMP TABLE ${AREAS} AS
    SELECT DISTINCT
      ON (area_code) area_code,
      kec_key,
      desa_key
    FROM
      (
        SELECT
          desa_key AS area_code,
          kec_key,
          desa_key,
          baseline
        FROM
          ${census}
        WHERE
          desa_key <> ''
        UNION ALL
        SELECT
          kec_key,
          kec_key,
          NULL,
          baseline
        FROM
          ${census}
        WHERE
          kec_key <> ''
      ) a
    ORDER BY
      area_code,
      baseline,
      kec_key,
      desa_key NULLS LAST
  `);
  await query(sql`
    CREATE TEMP TABLE ${READY} (
      code text NOT NULL,
      place int NOT NULL,
      version int NOT NULL,
      subject_type text NOT NULL,
      subject_key text NOT NULL,
      tier text NOT NULL,
      area_code text NOT NULL,
      kec_key text,
      desa_key text,
      tps_no smallint,
      score float8,
      evidence jsonb NOT NULL,
      folded jsonb NOT NULL,
      is_group boolean NOT NULL,
      rows INT[] NOT NULL,
      baseline_rows INT[] NOT NULL,
      fingerprint text NOT NULL,
      search_text text NOT NULL
    )
  `);
  await query(sql`
    CREATE TEMP TABLE ${CONTROLS} (LIKE ${READY}, expected text NOT NULL, records jsonb NOT NULL)
  `);
  for (const [place, detector] of detectors.entries()) {
    const [any] = await query(sql`
      SELECT
        1
      FROM
        run_stage
      WHERE
        run_id = ${runId}::int
        AND code = ${detector.code}
      LIMIT
        1
    `);
    if (any !== undefined) await query(readyOf(runId, detector, place, snapshot, baseline));
  }
  await query(sql`ANALYZE ${READY}`);
}

function readyOf(
  runId: number,
  detector: Detector,
  place: number,
  snapshot: SnapshotInfo,
  baseline: SnapshotInfo | null,
): Sql {
  const files = sql`
    unnest(${snapshot.files.map((file) => file.ord)}::INT[], ${snapshot.files.map(
      (file) => file.name,
    )}::TEXT[])
  `;
  const detail = (info: SnapshotInfo, isBaseline: boolean) => sql`
    SELECT
      m.subject_key,
      m.ord,
      m.baseline,
      ${recordIdentity()} AS who,
      v.nkk_ok,
      v.tps_no,
      btrim(regexp_replace(upper(coalesce(v.name, '')), '[0-9]+', '', 'g')) AS name,
      ${disputedValues(detector)} AS disputed
    FROM
      member m
      JOIN ${info.roll} v ON v.row_no = m.row_no
    WHERE
      m.baseline = ${isBaseline}::boolean
  `;
  const identity = sql`
    CASE
      WHEN s.is_group
      OR s.subject_type IN ('tps', 'desa', 'region') THEN s.subject_key
      WHEN s.subject_type = 'file' THEN (
        SELECT
          f.name
        FROM
          ${files} AS f (ord, name)
        WHERE
          f.ord = substring(
            s.subject_key
            FROM
              '^F:(\\d+)'
          )::int
      ) || coalesce(
        substring(
          s.subject_key
          FROM
            '#.*$'
        ),
        ''
      )
      WHEN s.subject_type = 'household' THEN coalesce(a.cards, a.who, s.subject_key)
      ELSE coalesce(a.who, s.subject_key)
    END
  `;
  const grouped = sql`
    CASE
      WHEN s.is_group
      OR s.subject_type NOT IN ('record', 'records', 'household') THEN ''
      ELSE coalesce(a.disputed, '')
    END
  `;
  const kind = sql`
    s.subject_type || CASE
      WHEN s.is_group THEN '+'
      ELSE ''
    END
  `;
  return sql`
    INSERT INTO
      ${READY}
    WITH
      s AS MATERIALIZED (
        SELECT
          *,
          evidence ? 'group' AS is_group
        FROM
          run_stage
        WHERE
          run_id = ${runId}::int
          AND code = ${detector.code}
      ),
      member AS (
        SELECT
          s.subject_key,
          u.row_no,
          u.ord,
          u.baseline
        FROM
          s,
          LATERAL (
            SELECT
              r AS row_no,
              o AS ord,
              FALSE AS baseline
            FROM
              unnest(s.rows) WITH ORDINALITY x (r, o)
            UNION ALL
            SELECT
              r,
              o,
              TRUE
            FROM
              unnest(s.baseline_rows) WITH ORDINALITY x (r, o)
          ) u
        WHERE
          u.ord <= ${MAX_NAMES}::int
          OR (
            NOT s.is_group
            AND s.subject_type IN ('record', 'records', 'household')
          )
      ),
      detail AS (${detail(snapshot, false)}${baseline
        ? sql`
            UNION ALL
            ${detail(baseline, true)}
          `
        : raw("")}),
      a AS (
        SELECT
          subject_key,
          ${identities(raw("who"))} AS who,
          ${identities(raw("nkk_ok"))} AS cards,
          ${identities(raw("disputed"))} AS disputed,
          CASE
            WHEN min(tps_no) = max(tps_no)
            AND count(tps_no) = count(*) THEN min(tps_no)
          END AS tps_no,
          coalesce(
            string_agg(
              name,
              ' / '
              ORDER BY
                baseline,
                ord
            ) FILTER (
              WHERE
                ord <= ${MAX_NAMES}::int
                AND name <> ''
            ),
            ''
          ) AS names
        FROM
          detail
        GROUP BY
          1
      )
    SELECT
      s.code,
      ${place}::int,
      ${detector.version}::int,
      s.subject_type,
      s.subject_key,
      s.tier,
      s.area_code,
      r.kec_key,
      r.desa_key,
      CASE
        WHEN s.subject_type = 'tps' THEN substring(
          s.subject_key
          FROM
            ':(\\d+)(?:#[^:]*)?$'
        )::smallint
        WHEN s.subject_type IN ('record', 'records', 'household')
        AND NOT s.is_group THEN a.tps_no
      END,
      s.score,
      s.evidence,
      s.folded,
      s.is_group,
      s.rows,
      s.baseline_rows,
      ${fingerprint(raw("s.code"), kind, identity, disputeText(detector, raw("s.evidence")), grouped)},
      coalesce(a.names, '')
    FROM
      s
      LEFT JOIN a USING (subject_key)
      LEFT JOIN ${AREAS} r ON r.area_code = s.area_code
  `;
}

/**
 * Stores the ready findings, each once: a question that this snapshot was asked before is found again by its
 * fingerprint and keeps its decisions. Nothing that exists is changed here, so no reviewer waits; and none is
 * waited for, which an ON CONFLICT alone would do at a row that somebody is just claiming. Control questions
 * get their numbers in the same order, so that no number and no place in a list gives them away; they have no
 * records and belong to no run.
 */
export async function publishReady(
  query: QueryFn,
  runId: number,
  snapshot: SnapshotInfo,
  baseline: SnapshotInfo | null,
): Promise<void> {
  await query(sql`
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
        folded,
        fingerprint,
        row_count,
        is_group,
        search_text
      )
    SELECT
      ${snapshot.id}::int,
      ${runId}::int,
      code,
      version,
      tier,
      CASE tier
        WHEN 'T' THEN 3
        WHEN 'S' THEN 2
        ELSE 1
      END,
      subject_type,
      subject_key,
      area_code,
      ${snapshot.regionCode},
      kec_key,
      desa_key,
      tps_no,
      score,
      evidence,
      folded,
      fingerprint,
      cardinality(rows) + cardinality(baseline_rows),
      is_group,
      search_text
    FROM
      (
        SELECT
          ${AS_FINDING}
        FROM
          ${READY} r
        WHERE
          NOT EXISTS (
            SELECT
            FROM
              finding f
            WHERE
              f.snapshot_id = ${snapshot.id}::int
              AND f.detector = r.code
              AND f.subject_key = r.subject_key
              AND f.fingerprint = r.fingerprint
          )
        UNION ALL
        SELECT
          ${AS_FINDING}
        FROM
          ${CONTROLS}
      ) AS fresh
    ORDER BY
      place,
      rows[1],
      baseline_rows[1],
      subject_key COLLATE "C"
    ON CONFLICT (snapshot_id, detector, subject_key, fingerprint) DO NOTHING
  `);
  await query(sql`
    INSERT INTO
      known_answer (finding_id, run_id, expected, records)
    SELECT
      f.id,
      ${runId}::int,
      p.expected,
      p.records
    FROM
      ${CONTROLS} p
      JOIN finding f ON f.snapshot_id = ${snapshot.id}::int
      AND f.detector = p.code
      AND f.subject_key = p.subject_key
      AND f.fingerprint = p.fingerprint
  `);
  await query(sql`
    CREATE TEMP TABLE ${NUMBERED} AS
    SELECT
      f.id,
      f.first_run_id = ${runId}::int AS fresh,
      r.code,
      r.subject_key
    FROM
      ${READY} r
      JOIN finding f ON f.snapshot_id = ${snapshot.id}::int
      AND f.detector = r.code
      AND f.subject_key = r.subject_key
      AND f.fingerprint = r.fingerprint
  `);
  await query(sql`ANALYZE ${NUMBERED}`);
  await query(sql`
    INSERT INTO
      finding_record (finding_id, ord, snapshot_id, row_no, role) ${recordsOf(
        sql`n.fresh`,
        snapshot,
        baseline,
      )}
    ORDER BY
      1,
      2
  `);
  await query(sql`
    INSERT INTO
      run_finding (run_id, finding_id)
    SELECT
      ${runId}::int,
      id
    FROM
      ${NUMBERED}
    ORDER BY
      id
    ON CONFLICT DO NOTHING
  `);
}

/**
 * The records of numbered findings in the order of the comparison: this snapshot's rows, then the baseline's.
 */
function recordsOf(which: Sql, snapshot: SnapshotInfo, baseline: SnapshotInfo | null): Sql {
  const subject = sql`
    SELECT
      n.id,
      (u.ord - 1)::int,
      ${snapshot.id}::int,
      u.row_no,
      'subject'
    FROM
      ${NUMBERED} n
      JOIN ${READY} r USING (code, subject_key),
      unnest(r.rows) WITH ORDINALITY u (row_no, ord)
    WHERE
      ${which}
  `;
  if (baseline === null) return subject;
  return sql`
    ${subject}
    UNION ALL
    SELECT
      n.id,
      (cardinality(r.rows) + u.ord - 1)::int,
      ${baseline.id}::int,
      u.row_no,
      'baseline'
    FROM
      ${NUMBERED} n
      JOIN ${READY} r USING (code, subject_key),
      unnest(r.baseline_rows) WITH ORDINALITY u (row_no, ord)
    WHERE
      ${which}
  `;
}

const BATCH = 500;

/**
 * Brings evidence and rows of findings that nobody has touched up to this run (other parameters, newer
 * detector). In small transactions and never waiting: a finding that someone holds or has judged stays as
 * they saw it.
 */
export async function refreshUntouched(
  query: QueryFn,
  snapshot: SnapshotInfo,
  baseline: SnapshotInfo | null,
): Promise<number> {
  const stale = await query<{
    id: number;
  }>(sql`
    WITH
      known AS MATERIALIZED (
        SELECT
          n.id,
          r.*
        FROM
          ${NUMBERED} n
          JOIN ${READY} r USING (code, subject_key)
        WHERE
          NOT n.fresh
      )
    SELECT
      f.id
    FROM
      known r
      JOIN finding f ON f.id = r.id
    WHERE
      f.state = 'new'
      AND f.claimed_by IS NULL
      AND f.revision = 1
      AND (f.evidence, f.folded, f.tier, f.version, f.score, f.row_count) IS DISTINCT FROM (
        r.evidence,
        r.folded,
        r.tier,
        r.version,
        r.score,
        cardinality(r.rows) + cardinality(r.baseline_rows)
      )
    ORDER BY
      f.id
  `);
  for (let from = 0; from < stale.length; from += BATCH) {
    const ids = stale.slice(from, from + BATCH).map(({ id }) => id);
    await query(sql`BEGIN`);
    const taken = await query<{ id: number }>(sql`
      SELECT
        id
      FROM
        finding
      WHERE
        id = ANY (${ids}::INT[])
        AND state = 'new'
        AND claimed_by IS NULL
        AND revision = 1
      ORDER BY
        id
      FOR UPDATE
        SKIP LOCKED
    `);
    const free = sql`n.id = ANY (${taken.map(({ id }) => id)}::INT[])`;
    await query(sql`
      UPDATE finding f
      SET
        evidence = r.evidence,
        folded = r.folded,
        tier = r.tier,
        tier_rank = CASE r.tier
          WHEN 'T' THEN 3
          WHEN 'S' THEN 2
          ELSE 1
        END,
        version = r.version,
        score = r.score,
        row_count = cardinality(r.rows) + cardinality(r.baseline_rows),
        search_text = r.search_text
      FROM
        ${NUMBERED} n
        JOIN ${READY} r USING (code, subject_key)
      WHERE
        f.id = n.id
        AND ${free}
    `);
    await query(sql`
      DELETE FROM finding_record n
      WHERE
        n.finding_id = ANY (${taken.map(({ id }) => id)}::INT[])
    `);
    await query(sql`
      INSERT INTO
        finding_record (finding_id, ord, snapshot_id, row_no, role) ${recordsOf(free, snapshot, baseline)}
      ORDER BY
        1,
        2
    `);
    await query(sql`COMMIT`);
  }
  return stale.length;
}

/** Published findings per detector. */
export async function countReady(query: QueryFn): Promise<Map<string, number>> {
  const counts = await query<{ code: string; n: number }>(sql`
    SELECT
      code,
      count(*)::int AS n
    FROM
      ${READY}
    GROUP BY
      code
  `);
  return new Map(counts.map(({ code, n }) => [code, n]));
}
