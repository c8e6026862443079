import sql, { raw } from "sql-template-tag";
import type { RunContext } from "../context";
import { tierRankSql } from "@/lib/detectors/kit/tier";
import { NUMBERED, READY } from "./ready";
import { insertRecords } from "./records";

const BATCH = 500;

/**
 * Brings evidence and rows of findings that nobody has touched up to this run (other parameters, newer
 * detector). In small transactions and never waiting: a finding that someone holds or has judged stays as
 * they saw it.
 */
export async function refreshUntouched(run: RunContext): Promise<void> {
  const { query } = run.main;
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
      AND NOT f.touched
      AND (f.evidence, f.absorbed, f.tier, f.version, f.score, f.row_count) IS DISTINCT FROM (
        r.evidence,
        r.absorbed,
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
        AND NOT touched
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
        absorbed = r.absorbed,
        tier = r.tier,
        tier_rank = ${raw(tierRankSql("r.tier"))},
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
    await query(insertRecords(free, run));
    await query(sql`COMMIT`);
  }
}
