import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";

/**
 * Family cards that are divided over places even when copies of one person are set aside: no one place holds
 * all its people. A person is a NIK, or without one a name and a birth date.
 * @param lines the working table of that name
 * @param cards relation (nkk) to look at
 * @param eligible SQL boolean over `v`
 * @param place what makes two lines one place, SQL over `v`
 * @returns SELECT nkk
 */
export function divided(lines: Sql, cards: Sql, eligible: Sql, place: Sql): Sql {
  return sql`
    SELECT
      whole.nkk
    FROM
      (
        SELECT
          nkk,
          max(people) AS most
        FROM
          (
            SELECT
              v.nkk,
              ${place} AS place,
              count(
                DISTINCT coalesce(v.nik, hashint8 (v.name) * 100000::int8 + (v.birth_date - DATE '1900-01-01'))
              ) AS people
            FROM
              ${lines} v
              JOIN ${cards} c USING (nkk)
            WHERE
              ${eligible}
            GROUP BY
              1,
              2
          ) p
        GROUP BY
          1
      ) part
      JOIN (
        SELECT
          v.nkk,
          count(
            DISTINCT coalesce(v.nik, hashint8 (v.name) * 100000::int8 + (v.birth_date - DATE '1900-01-01'))
          ) AS people
        FROM
          ${lines} v
          JOIN ${cards} c USING (nkk)
        WHERE
          ${eligible}
        GROUP BY
          1
      ) whole ON whole.nkk = part.nkk
    WHERE
      whole.people > part.most
  `;
}
