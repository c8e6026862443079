import sql from "sql-template-tag";
import { strongerThan, weakestFirst } from "@/lib/detectors/kit/precedence";
import type { RunContext } from "./context";

/**
 * More weaker findings of one detector than this in one stronger are kept as a count, the first one's
 * evidence and all rows.
 */
const MAX_ENTRIES = 20;

/**
 * Rule 6: a finding all of whose rows a stronger finding covers is absorbed by it, evidence and rows. Weakest
 * detectors first, so that a chain ends at its strongest; where several stronger ones cover it, the first of
 * the registry takes it, then the one with the smallest key.
 */
export async function absorbWeaker(run: RunContext): Promise<void> {
  const detectors = run.chosen.map(({ detector }) => detector);
  for (const { code } of weakestFirst(detectors)) {
    const stronger = strongerThan(code, detectors);
    if (stronger.length > 0) await absorbOne(run, code, stronger);
  }
}

async function absorbOne(
  { id, main: { query } }: RunContext,
  code: string,
  stronger: readonly string[],
): Promise<void> {
  const [any] = await query(sql`
    SELECT
      1
    FROM
      run_stage
    WHERE
      run_id = ${id}::int
      AND code = ${code}
      AND EXISTS (
        SELECT
          1
        FROM
          run_stage
        WHERE
          run_id = ${id}::int
          AND code = ANY (${[...stronger]}::TEXT[])
      )
    LIMIT
      1
  `);
  if (any === undefined) return;
  await query(sql`
    WITH
      weak AS MATERIALIZED (
        SELECT
          subject_key,
          evidence,
          absorbed,
          rows,
          baseline_rows,
          cardinality(rows) + cardinality(baseline_rows) AS n
        FROM
          run_stage
        WHERE
          run_id = ${id}::int
          AND code = ${code}
      ),
      strong AS MATERIALIZED (
        SELECT
          code,
          subject_key,
          rows,
          baseline_rows,
          array_position(${[...stronger]}::TEXT[], code) AS place
        FROM
          run_stage
        WHERE
          run_id = ${id}::int
          AND code = ANY (${[...stronger]}::TEXT[])
      ),
      weak_row AS (
        SELECT
          subject_key,
          n,
          r,
          FALSE AS baseline
        FROM
          weak,
          unnest(rows) r
        UNION ALL
        SELECT
          subject_key,
          n,
          r,
          TRUE
        FROM
          weak,
          unnest(baseline_rows) r
      ),
      strong_row AS (
        SELECT
          code,
          subject_key,
          place,
          r,
          FALSE AS baseline
        FROM
          strong,
          unnest(rows) r
        UNION ALL
        SELECT
          code,
          subject_key,
          place,
          r,
          TRUE
        FROM
          strong,
          unnest(baseline_rows) r
      ),
      covered AS (
        SELECT
          w.subject_key AS weak_key,
          s.place,
          s.code,
          s.subject_key AS strong_key
        FROM
          weak_row w
          JOIN strong_row s USING (r, baseline)
        GROUP BY
          1,
          2,
          3,
          4,
          w.n
        HAVING
          count(*) = w.n
        UNION ALL
        SELECT
          w.subject_key,
          s.place,
          s.code,
          s.subject_key
        FROM
          weak w
          JOIN strong s USING (subject_key)
        WHERE
          w.n = 0
      ),
      chosen AS (
        SELECT DISTINCT
          ON (weak_key) weak_key,
          code,
          strong_key
        FROM
          covered
        ORDER BY
          weak_key,
          place,
          strong_key COLLATE "C"
      ),
      entry AS (
        SELECT
          c.code,
          c.strong_key,
          w.subject_key,
          w.rows,
          w.evidence,
          w.absorbed,
          row_number() OVER per AS no,
          count(*) OVER (
            PARTITION BY
              c.code,
              c.strong_key
          ) AS total
        FROM
          chosen c
          JOIN weak w ON w.subject_key = c.weak_key
        WINDOW
          per AS (
            PARTITION BY
              c.code,
              c.strong_key
            ORDER BY
              w.rows,
              w.baseline_rows,
              w.subject_key COLLATE "C"
          )
      ),
      gathered AS (
        SELECT
          code,
          strong_key,
          jsonb_path_query_array(
            jsonb_agg(
              CASE
                WHEN total <= ${MAX_ENTRIES}::int THEN jsonb_build_array(
                  jsonb_build_object(
                    'code',
                    ${code}::text,
                    'evidence',
                    evidence,
                    'rows',
                    to_jsonb(rows)
                  )
                ) || absorbed
                ELSE jsonb_build_array(
                  jsonb_build_object(
                    'code',
                    ${code}::text,
                    'evidence',
                    evidence,
                    'count',
                    total,
                    'rows',
                    (
                      SELECT
                        to_jsonb(
                          array_agg(
                            DISTINCT r
                            ORDER BY
                              r
                          )
                        )
                      FROM
                        entry e,
                        unnest(e.rows) r
                      WHERE
                        e.code = entry.code
                        AND e.strong_key = entry.strong_key
                    )
                  )
                ) || absorbed
              END
              ORDER BY
                no
            ) FILTER (
              WHERE
                total <= ${MAX_ENTRIES}::int
                OR no = 1
            ),
            '$[*][*]'
          ) AS absorbed
        FROM
          entry
        GROUP BY
          1,
          2
      ),
      taken AS (
        UPDATE run_stage s
        SET
          absorbed = s.absorbed || g.absorbed
        FROM
          gathered g
        WHERE
          s.run_id = ${id}::int
          AND s.code = g.code
          AND s.subject_key = g.strong_key
      )
    DELETE FROM run_stage s USING chosen c
    WHERE
      s.run_id = ${id}::int
      AND s.code = ${code}
      AND s.subject_key = c.weak_key
  `);
}
