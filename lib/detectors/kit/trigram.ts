import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";

/**
 * Share of common three-letter pieces of two normalised names, 0 … 1, as in pg_trgm but without the extension
 * and without a locale. For few pairs: it is a subquery per row. Source: Angell, Freund & Willett, Inf.
 * Process. Manag. 19:255 (1983).
 */
export function trigramSimilarity(a: Sql, b: Sql): Sql {
  const pieces = (name: Sql) => sql`
    SELECT DISTINCT
      substr('  ' || word || ' ', i, 3) AS piece
    FROM
      regexp_split_to_table(${name}, ' ') word,
      generate_series(1, length(word) + 1) i
  `;
  return sql`
    (
      SELECT
        count(*) FILTER (
          WHERE
            sides = 2
        )::numeric / greatest(1, count(*))
      FROM
        (
          SELECT
            piece,
            count(*) AS sides
          FROM
            (
              ${pieces(a)}
              UNION ALL
              ${pieces(b)}
            ) p
          GROUP BY
            piece
        ) s
    )
  `;
}
