import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { FLOOD } from "./evidence";

/** More hits than this in a place of `n` lines are a flood. */
const THRESHOLD = sql`greatest(${FLOOD.rows}::int, ${FLOOD.share}::float8 * n)`;

/**
 * Over `hit` and `census`: `flooded`, every hit with the place that is flooded by its rule (`D:desa`, `F:file`), or
 * null. Desa come first, for a desa can be given to one reviewer. A file is named instead when the fault is plainly
 * the file's: more than half of its desa flood (and at least two), or it floods as a whole although no desa does.
 */
export const FLOODED_PLACES: Sql = sql`
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
      h.hits > ${THRESHOLD}
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
      h.hits > ${THRESHOLD}
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
      h.hits > ${THRESHOLD}
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
  )
`;
