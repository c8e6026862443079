import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { z } from "zod";

/** Rule 7: a per-record rule floods an area when it fires on more than max(50, 5 %) of the rows there. */
export const FLOOD = { rows: 50, share: 0.05, sample: 5 } as const;

/**
 * Evidence of a group finding; stands in for the detector's own. `sample` holds the evidence of the first
 * rows.
 */
export const groupEvidenceSchema = z.object({
  group: z.literal(true),
  by: z.enum(["desa", "file"]),
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
 * folded, score, tier, rows, baseline_rows: one row per
 *   record; row_no is the record that the rule is about, in the baseline when `baseline`
 * @param census relation (baseline, file_ord, kec_key, desa_key, rows): how many rows each file has in each
 * desa
 * @returns SELECT subject_type, subject_key, area_code, tier, score, evidence, folded, rows, baseline_rows
 *
 * Desa come first, for a desa can be given to one reviewer. A file is named instead when the fault is plainly
 * the file's: more than half of its desa flood (and at least two), or it floods as a whole although no desa
 * does.
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
      marked AS (
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
          END AS grp
        FROM
          hit h
      ),
      size AS (
        SELECT
          baseline,
          'D:' || desa_key AS grp,
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
      ),
      took AS (
        SELECT
          grp,
          baseline,
          jsonb_agg(
            entry
            ORDER BY
              entry ->> 'code' COLLATE "C"
          ) AS folded
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
              jsonb_array_elements(m.folded) f
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
      folded,
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
        ELSE 'file'
      END,
      g.grp || CASE
        WHEN g.baseline THEN '#baseline'
        ELSE ''
      END,
      g.area_code,
      NULL,
      NULL,
      jsonb_build_object(
        'group',
        TRUE,
        'by',
        CASE left(g.grp, 1)
          WHEN 'D' THEN 'desa'
          ELSE 'file'
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
      coalesce(t.folded, '[]'::jsonb),
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
      JOIN size s ON s.grp = g.grp
      AND s.baseline = g.baseline
      LEFT JOIN took t ON t.grp = g.grp
      AND t.baseline = g.baseline
      LEFT JOIN before b ON b.grp = g.grp
      AND b.baseline = g.baseline
  `;
}
