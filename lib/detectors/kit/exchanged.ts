import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import type { QueryFn } from "@/lib/db/query-fn";
import { nik, nkk } from "./sql";

/** Does the date in a number agree with the date of birth of `v`? */
const agrees = (parts: { readonly day: Sql; readonly month: Sql; readonly year2: Sql }): Sql => sql`
  (
    ${parts.day} = date_part('day', v.birth_date)
    AND ${parts.month} = date_part('month', v.birth_date)
    AND ${parts.year2} = date_part('year', v.birth_date)::int % 100
  )
`;

/**
 * A line whose NIK stands below NKK: the date of birth is that of its NKK, and not of its NIK. In a NKK stands the
 * day of recording, which is nobody's birthday but by chance.
 */
export const exchange = {
  judged: sql`
    (
      v.nik_ok IS NOT NULL
      AND v.nkk_ok IS NOT NULL
      AND v.birth_date IS NOT NULL
    )
  `,
  bad: sql`
    (
      ${agrees(nkk)}
      AND NOT ${agrees(nik)}
    )
  `,
} as const;

/** Fewer judged lines of a file are no evidence. */
const FEWEST = 20;
/** Of larger rolls one line in so many is looked at: a file is exchanged as a whole or not at all. */
const ONE_IN = 20;
const LARGE = 50_000;

/** Files in which most lines have NIK and NKK exchanged: what rests on one of them is held back there. */
export async function exchangedFiles(
  query: QueryFn,
  roll: Sql,
  rows: number,
  columns: readonly string[],
): Promise<number[]> {
  if (!["nik", "nkk", "birthDate"].every((column) => columns.includes(column))) return [];
  const found = await query<{ ord: number }>(sql`
    SELECT
      v.file_ord AS ord
    FROM
      ${roll} v
    WHERE
      v.row_no % ${rows > LARGE ? ONE_IN : 1}::int = 0
      AND ${exchange.judged}
    GROUP BY
      v.file_ord
    HAVING
      count(*) >= ${FEWEST}::int
      AND count(*) FILTER (
        WHERE
          ${exchange.bad}
      ) * 2 > count(*)
    ORDER BY
      1
  `);
  return found.map(({ ord }) => ord);
}
