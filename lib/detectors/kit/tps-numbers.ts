import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";

/**
 * TPS numbers from here on are special locations (lapas, pesantren, rumah sakit): unusual by nature, not
 * compared with the others.
 */
export const SPECIAL_TPS = 901;

/** A number is only taken for a stopgap from here on, and where it is twice the one below it and ten more. */
const MIN_STOPGAP = 50;

/**
 * TPS numbers that no desa counted up to: 99 beside 1 to 5 is where people stand who have no TPS yet. One
 * question of KEL-07; everything else that counts by TPS would ask the same again, so the working tables have
 * no TPS for these lines.
 * @param roll relation with active, desa_key and tps_no, to stand after FROM
 * @returns SELECT desa_key, tps_no
 */
export function stopgapTps(roll: Sql): Sql {
  return sql`
    WITH
      used AS (
        SELECT DISTINCT
          desa_key,
          tps_no
        FROM
          ${roll} t
        WHERE
          active
          AND desa_key <> ''
          AND tps_no BETWEEN 1 AND ${SPECIAL_TPS - 1}
      ),
      beside AS (
        SELECT
          desa_key,
          tps_no,
          lag(tps_no) OVER (
            PARTITION BY
              desa_key
            ORDER BY
              tps_no
          ) AS below
        FROM
          used
      ),
      jump AS (
        SELECT
          desa_key,
          min(tps_no) AS first
        FROM
          beside
        WHERE
          tps_no >= ${MIN_STOPGAP}::int
          AND tps_no > 2 * below + 10
        GROUP BY
          desa_key
      )
    SELECT
      u.desa_key,
      u.tps_no
    FROM
      used u
      JOIN jump j ON j.desa_key = u.desa_key
      AND u.tps_no >= j.first
  `;
}
