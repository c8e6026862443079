import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";

/**
 * A rule that knows likely causes asks once about all records of one cause in a desa from so many on; where a
 * desa has fewer, once in their kecamatan, and last in the whole kabupaten.
 */
const MIN_OF_CAUSE = 5;

/**
 * Over `flooded`: `marked`, every hit with the group it belongs to (`grp`), or null where it is asked about by itself:
 * what nothing else explains, and what another rule asks about as well.
 */
export const likelyCauses = (region: string): Sql => sql`
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
  )
`;
