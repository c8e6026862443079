import sql from "sql-template-tag";
import type { RunContext } from "../context";
import { insertFindings } from "./insert-findings";
import { ADDED, NUMBERED, READY } from "./ready";
import { insertRecords } from "./records";

/**
 * Stores the ready findings, each once: a question that this snapshot was asked before is found again by its
 * fingerprint and keeps its decisions. Nothing that exists is changed here, so no reviewer waits; and none is
 * waited for, which an ON CONFLICT alone would do at a row that somebody is just claiming. Added findings get
 * their numbers in the same order, so that no number and no place in a list gives them away; they have no
 * records and belong to no run.
 */
export async function storeReady(run: RunContext): Promise<void> {
  const {
    id,
    snapshot,
    main: { query },
  } = run;
  await query(
    insertFindings(
      sql`
        SELECT
          ${snapshot.id}::int AS snapshot_id,
          ${id}::int AS first_run_id,
          code AS detector,
          ${snapshot.regionCode}::text AS region_code,
          cardinality(rows) + cardinality(baseline_rows) AS row_count,
          NULL::int AS split_from_id,
          NULL::text AS assigned_to,
          u.*
        FROM
          (
            SELECT
              *
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
              *
            FROM
              ${ADDED}
          ) AS u
      `,
      sql`
        place,
        rows[1],
        baseline_rows[1],
        subject_key COLLATE "C"
      `,
    ),
  );
  await query(sql`
    CREATE TEMP TABLE ${NUMBERED} AS
    SELECT
      f.id,
      f.first_run_id = ${id}::int AS fresh,
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
  await query(insertRecords(sql`n.fresh`, run));
  await query(sql`
    INSERT INTO
      run_finding (run_id, finding_id)
    SELECT
      ${id}::int,
      id
    FROM
      ${NUMBERED}
    ORDER BY
      id
    ON CONFLICT DO NOTHING
  `);
}
