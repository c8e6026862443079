import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { FLOOD } from "./evidence";

/**
 * Over `marked` and `census`: what a group is made of. `size` how many lines its place has, `took` what its members
 * had taken in of other rules, `before` their lines of the earlier period.
 */
export const groupParts = (region: string): Sql => sql`
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
`;

/** Over those: one candidate per group. */
export const groupCandidates = (region: string): Sql => sql`
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
