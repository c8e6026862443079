import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { z } from "zod";

/** Rule 7: a per-record rule floods an area when it fires on more than max(50, 5 %) of the rows there. */
export const FLOOD = { rows: 50, share: 0.05, sample: 5 } as const;
/**
 * A rule that knows likely causes asks once about all records of one cause in a desa from so many on; where a
 * desa has fewer, once in their kecamatan, and last in the whole kabupaten.
 */
const MIN_OF_CAUSE = 5;

/**
 * Evidence of a group finding; stands in for the detector's own. `sample` holds the evidence of the first
 * rows.
 */
export const groupEvidenceSchema = z.object({
  group: z.literal(true),
  by: z.enum(["desa", "file", "kecamatan", "kabupaten"]),
  /** the likely cause that they have in common, for rules that know causes */
  cause: z.string().optional(),
  count: z.int().positive(),
  of: z.int().positive(),
  share: z.number().min(0).max(1),
  sample: z.array(z.record(z.string(), z.unknown())).min(1).max(FLOOD.sample),
});

/**
 * Turns the hits of one per-record rule into candidates: single ones, and ONE group where the rule floods a
 * desa or a file.
 *
 * @param hits SELECT row_no, baseline boolean, file_ord, kec_key, desa_key, subject_key, area_code, evidence,
 * absorbed, score, tier, rows, baseline_rows, cause text, accompanied boolean: one row per
 *   record; row_no is the record that the rule is about, in the baseline when `baseline`; `cause` the likely
 * cause, where the rule knows one; `accompanied` another rule asks about the record too
 * @param census relation (baseline, file_ord, kec_key, desa_key, rows): how many rows each file has in each
 * desa
 * @returns SELECT subject_type, subject_key, area_code, tier, score, evidence, absorbed, rows, baseline_rows
 *
 * Desa come first, for a desa can be given to one reviewer. A file is named instead when the fault is plainly
 * the file's: more than half of its desa flood (and at least two), or it floods as a whole although no desa
 * does. What is left and has a likely cause is asked about by cause; by itself stays what nothing else explains,
 * and what another rule asks about as well.
 */
export function flood(hits: Sql, census: Sql, region: string): Sql {
  const threshold = sql`greatest(${FLOOD.rows}::int, ${FLOOD.share}::float8 * n)`;
  return sql`
    WITH
      hit AS MATERIALIZED (${hits}),
      census AS MATERIALIZED (
        SELECT
          *
        FROM
          ${census} c
      ),
      desa_flood AS (
        SELECT
          h.baseline,
          h.desa_key
        FROM
          (
            SELECT
              baseline,
              desa_key,
              count(*) AS hits
            FROM
              hit
            WHERE
              desa_key <> ''
            GROUP BY
              1,
              2
          ) h
          JOIN (
            SELECT
              baseline,
              desa_key,
              sum(rows)::int AS n
            FROM
              census
            GROUP BY
              1,
              2
          ) c USING (baseline, desa_key)
        WHERE
          h.hits > ${threshold}
      ),
      file_size AS (
        SELECT
          baseline,
          file_ord,
          sum(rows)::int AS n,
          count(*) FILTER (
            WHERE
              desa_key <> ''
          ) AS desa,
          count(*) FILTER (
            WHERE
              (baseline, desa_key) IN (
                SELECT
                  baseline,
                  desa_key
                FROM
                  desa_flood
              )
          ) AS flooded
        FROM
          census
        GROUP BY
          1,
          2
      ),
      file_wide AS (
        SELECT
          baseline,
          file_ord
        FROM
          file_size f
          JOIN (
            SELECT
              baseline,
              file_ord,
              count(*) AS hits
            FROM
              hit
            GROUP BY
              1,
              2
          ) h USING (baseline, file_ord)
        WHERE
          h.hits > ${threshold}
          AND f.flooded >= 2
          AND 2 * f.flooded > f.desa
      ),
      file_rest AS (
        SELECT
          h.baseline,
          h.file_ord
        FROM
          (
            SELECT
              baseline,
              file_ord,
              count(*) AS hits
            FROM
              hit
            WHERE
              (baseline, desa_key) NOT IN (
                SELECT
                  baseline,
                  desa_key
                FROM
                  desa_flood
              )
            GROUP BY
              1,
              2
          ) h
          JOIN file_size f USING (baseline, file_ord)
        WHERE
          h.hits > ${threshold}
      ),
      flooded AS (
        SELECT
          h.*,
          CASE
            WHEN (h.baseline, h.file_ord) IN (
              SELECT
                baseline,
                file_ord
              FROM
                file_wide
            ) THEN 'F:' || h.file_ord
            WHEN (h.baseline, h.desa_key) IN (
              SELECT
                baseline,
                desa_key
              FROM
                desa_flood
            ) THEN 'D:' || h.desa_key
            WHEN (h.baseline, h.file_ord) IN (
              SELECT
                baseline,
                file_ord
              FROM
                file_rest
            ) THEN 'F:' || h.file_ord
          END AS place
        FROM
          hit h
      ),
      alike AS (
        SELECT
          baseline,
          row_no,
          kec_key,
          desa_key,
          cause,
          desa_key <> ''
          AND count(*) OVER (
            PARTITION BY
              baseline,
              desa_key,
              cause
          ) >= ${MIN_OF_CAUSE}::int AS in_desa
        FROM
          flooded
        WHERE
          place IS NULL
          AND cause IS NOT NULL
          AND NOT accompanied
      ),
      scattered AS (
        SELECT
          *,
          kec_key <> ''
          AND count(*) OVER (
            PARTITION BY
              baseline,
              kec_key,
              cause
          ) >= ${MIN_OF_CAUSE}::int AS in_kec
        FROM
          alike
        WHERE
          NOT in_desa
      ),
      by_cause AS (
        SELECT
          baseline,
          row_no,
          'D:' || desa_key AS place
        FROM
          alike
        WHERE
          in_desa
        UNION ALL
        SELECT
          baseline,
          row_no,
          'A:' || kec_key
        FROM
          scattered
        WHERE
          in_kec
        UNION ALL
        SELECT
          baseline,
          row_no,
          'A:' || ${region}::text
        FROM
          (
            SELECT
              baseline,
              row_no,
              count(*) OVER (
                PARTITION BY
                  baseline,
                  cause
              ) AS n
            FROM
              scattered
            WHERE
              NOT in_kec
          ) w
        WHERE
          n >= ${MIN_OF_CAUSE}::int
      ),
      marked AS (
        SELECT
          f.row_no,
          f.baseline,
          f.file_ord,
          f.kec_key,
          f.desa_key,
          f.subject_key,
          f.area_code,
          f.evidence,
          f.absorbed,
          f.score,
          f.tier,
          f.rows,
          f.baseline_rows,
          coalesce(f.place, c.place) AS place,
          CASE
            WHEN f.place IS NULL THEN f.cause
          END AS cause,
          coalesce(f.place, c.place || '#' || f.cause) AS grp
        FROM
          flooded f
          LEFT JOIN by_cause c USING (baseline, row_no)
      ),
      size AS (
        SELECT
          baseline,
          'D:' || desa_key AS place,
          sum(rows)::int AS n
        FROM
          census
        GROUP BY
          1,
          2
        UNION ALL
        SELECT
          baseline,
          'F:' || file_ord,
          sum(rows)::int
        FROM
          census
        GROUP BY
          1,
          2
        UNION ALL
        SELECT
          baseline,
          'A:' || kec_key,
          sum(rows)::int
        FROM
          census
        WHERE
          kec_key <> ''
        GROUP BY
          1,
          2
        UNION ALL
        SELECT
          baseline,
          'A:' || ${region}::text,
          sum(rows)::int
        FROM
          census
        GROUP BY
          1,
          2
      ),
      took AS (
        SELECT
          grp,
          baseline,
          jsonb_agg(
            entry
            ORDER BY
              entry ->> 'code' COLLATE "C"
          ) AS absorbed
        FROM
          (
            SELECT
              m.grp,
              m.baseline,
              jsonb_build_object(
                'code',
                f ->> 'code',
                'evidence',
                (
                  array_agg(
                    f -> 'evidence'
                    ORDER BY
                      m.row_no
                  )
                ) [1],
                'count',
                count(*),
                'rows',
                jsonb_agg(
                  m.row_no
                  ORDER BY
                    m.row_no
                )
              ) AS entry
            FROM
              marked m,
              jsonb_array_elements(m.absorbed) f
            WHERE
              m.grp IS NOT NULL
            GROUP BY
              m.grp,
              m.baseline,
              f ->> 'code'
          ) t
        GROUP BY
          1,
          2
      ),
      before AS (
        SELECT
          grp,
          baseline,
          array_agg(
            DISTINCT b
            ORDER BY
              b
          ) AS members
        FROM
          marked,
          unnest(baseline_rows) b
        WHERE
          grp IS NOT NULL
        GROUP BY
          1,
          2
      )
    SELECT
      NULL::text AS subject_type,
      subject_key,
      area_code,
      tier,
      score,
      evidence,
      absorbed,
      rows,
      baseline_rows
    FROM
      marked
    WHERE
      grp IS NULL
    UNION ALL
    SELECT
      CASE left(g.grp, 1)
        WHEN 'D' THEN 'desa'
        WHEN 'F' THEN 'file'
        ELSE 'region'
      END,
      g.grp || CASE
        WHEN g.baseline THEN '#baseline'
        ELSE ''
      END,
      g.area_code,
      NULL,
      CASE
        WHEN g.cause IS NOT NULL THEN g.hits::float8
      END,
      jsonb_strip_nulls(jsonb_build_object('cause', g.cause)) || jsonb_build_object(
        'group',
        TRUE,
        'by',
        CASE
          WHEN g.grp LIKE 'D%' THEN 'desa'
          WHEN g.grp LIKE 'F%' THEN 'file'
          WHEN g.place = 'A:' || ${region}::text THEN 'kabupaten'
          ELSE 'kecamatan'
        END,
        'count',
        g.hits,
        'of',
        s.n,
        'share',
        round(g.hits::numeric / s.n, 4),
        'sample',
        g.sample
      ),
      coalesce(t.absorbed, '[]'::jsonb),
      CASE
        WHEN g.baseline THEN '{}'::INT[]
        ELSE g.members
      END,
      coalesce(b.members, '{}'::INT[])
    FROM
      (
        SELECT
          grp,
          baseline,
          min(place) AS place,
          min(cause) AS cause,
          count(*) AS hits,
          array_agg(
            row_no
            ORDER BY
              row_no
          ) AS members,
          to_jsonb(
            (
              array_agg(
                evidence
                ORDER BY
                  row_no
              )
            ) [1:${FLOOD.sample}::int]
          ) AS sample,
          CASE
            WHEN min(desa_key) = max(desa_key)
            AND min(desa_key) <> '' THEN min(desa_key)
            WHEN min(kec_key) = max(kec_key)
            AND min(kec_key) <> '' THEN min(kec_key)
            ELSE ${region}::text
          END AS area_code
        FROM
          marked
        WHERE
          grp IS NOT NULL
        GROUP BY
          1,
          2
      ) g
      JOIN size s ON s.place = g.place
      AND s.baseline = g.baseline
      LEFT JOIN took t ON t.grp = g.grp
      AND t.baseline = g.baseline
      LEFT JOIN before b ON b.grp = g.grp
      AND b.baseline = g.baseline
  `;
}
