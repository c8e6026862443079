import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { filledOf, lostOf, maskedOf } from "./census";

export interface DamageLimits {
  readonly maxShare: number;
  readonly minFilled: number;
}

/**
 * Files whose NIK or NKK lost digits in a spreadsheet, by BRK-01's own test.
 * @param census the table of that name
 * @returns SELECT file_ord, filled, ending, share
 */
export function damagedNumbers(census: Sql, column: "nik" | "nkk", limits: DamageLimits): Sql {
  return sql`
    SELECT
      file_ord,
      filled,
      ending,
      ending::float8 / filled AS share
    FROM
      (
        SELECT
          file_ord,
          sum(${filledOf(column)} - ${maskedOf(column)})::int AS filled,
          sum(${lostOf(column)})::int AS ending
        FROM
          ${census} c
        WHERE
          NOT baseline
        GROUP BY
          file_ord
      ) f
    WHERE
      filled >= ${limits.minFilled}::int
      AND ending > ${limits.maxShare}::float8 * filled
  `;
}
