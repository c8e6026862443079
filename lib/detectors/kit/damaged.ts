import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";

export interface DamageLimits {
  readonly maxShare: number;
  readonly minFilled: number;
}

/**
 * Files whose NIK or NKK lost digits in a spreadsheet, by BRK-01's own test.
 * @returns SELECT file_ord, filled, ending, share
 */
export function damagedNumbers(roll: Sql, column: "nik" | "nkk", limits: DamageLimits): Sql {
  const lost = lostDigits(column);
  const kind = raw(`v.${column}_kind`);
  return sql`SELECT file_ord, filled, ending, ending::float8 / filled AS share FROM (
      SELECT v.file_ord, count(*) FILTER (WHERE ${kind} NOT IN ('empty', 'masked'))::int AS filled, count(*) FILTER (WHERE ${lost})::int AS ending
      FROM ${roll} v GROUP BY v.file_ord) f
    WHERE filled >= ${limits.minFilled}::int AND ending > ${limits.maxShare}::float8 * filled`;
}

/** Ends in 0, or was stored as 3.314E+15. */
export function lostDigits(column: "nik" | "nkk"): Sql {
  return raw(`(v.${column}_kind = 'damaged' OR (v.${column}_kind = 'ok' AND right(v.${column}_ok, 1) = '0'))`);
}
