import sql from "sql-template-tag";
import type { QueryFn } from "@/lib/db/query-fn";
import type { RunContext } from "../context";
import { AREAS, ADDED, NUMBERED, READY } from "./ready";
import { readyRows } from "./ready-rows";

/**
 * Makes the stage ready: fingerprint, place and names of every candidate. Reads the roll once per detector
 * that has candidates.
 */
export async function makeReady(run: RunContext): Promise<void> {
  const { query } = run.main;
  await query(sql`
    DROP TABLE IF EXISTS ${READY},
    ${NUMBERED},
    ${AREAS},
    ${ADDED}
  `);
  await makeAreas(run);
  await makeEmptyTables(query);
  for (const [place, { detector }] of run.chosen.entries()) {
    const [any] = await query(sql`
      SELECT
        1
      FROM
        run_stage
      WHERE
        run_id = ${run.id}::int
        AND code = ${detector.code}
      LIMIT
        1
    `);
    if (any !== undefined) await query(readyRows(run, detector, place));
  }
  await query(sql`ANALYZE ${READY}`);
}

/** Where each area code of the roll lies; the snapshot goes before the baseline. */
async function makeAreas({ census, main: { query } }: RunContext): Promise<void> {
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
}

async function makeEmptyTables(query: QueryFn): Promise<void> {
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
      absorbed jsonb NOT NULL,
      is_group boolean NOT NULL,
      rows INT[] NOT NULL,
      baseline_rows INT[] NOT NULL,
      fingerprint text NOT NULL,
      search_text text NOT NULL
    )
  `);
  await query(sql` CREATE TEMP TABLE ${ADDED} (LIKE ${READY}) `);
}

/**
 * Findings per detector as the queue has them among those of this run: with what was added to it, and to earlier runs
 * over the same roll. Less would tell how many of a rule are control findings (soal kendali).
 */
export async function countPublished({
  id,
  snapshot,
  chosen,
  main: { query },
}: RunContext): Promise<Map<string, number>> {
  const counts = await query<{ code: string; n: number }>(sql`
    SELECT
      code,
      count(*)::int AS n
    FROM
      (
        SELECT
          code
        FROM
          ${READY}
        UNION ALL
        SELECT
          code
        FROM
          ${ADDED}
        UNION ALL
        SELECT
          f.detector
        FROM
          control_finding k
          JOIN finding f ON f.id = k.finding_id
        WHERE
          f.snapshot_id = ${snapshot.id}::int
          AND k.run_id < ${id}::int
          AND f.detector = ANY (${chosen.map(({ detector }) => detector.code)}::TEXT[])
      ) published
    GROUP BY
      code
  `);
  return new Map(counts.map(({ code, n }) => [code, n]));
}
