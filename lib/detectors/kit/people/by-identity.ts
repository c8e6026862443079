import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { lines, linesBefore } from "../lines";
import { tableOf } from "../table-of";
import type { DetectorContext } from "../types";
import { LINK } from "./link";
import type { Sides } from "./sides";

/** The pairs by themselves first: how few they are, nobody can know beforehand. */
export function byIdentity(ctx: DetectorContext<unknown>, table: Sql, whole: Sides, found: Sql): Sql[] {
  const single = (roll: Sql) => sql`
    (
      SELECT
        min(v.row_no) AS row_no,
        v.name_norm,
        v.birth_date,
        v.place_norm,
        v.sex
      FROM
        ${roll} v
      WHERE
        v.name_norm IS NOT NULL
        AND v.birth_date IS NOT NULL
        AND v.place_norm IS NOT NULL
        AND v.sex IS NOT NULL
      GROUP BY
        2,
        3,
        4,
        5
      HAVING
        count(*) = 1
    )
  `;
  return [
    sql`DROP TABLE IF EXISTS ${found}`,
    sql`
      CREATE UNLOGGED TABLE ${found} AS
      SELECT
        b.row_no AS b,
        c.row_no AS c
      FROM
        ${single(whole.right)} b
        JOIN ${single(whole.left)} c USING (name_norm, birth_date, place_norm, sex)
    `,
    sql`ANALYZE ${found}`,
    sql`
      INSERT INTO
        ${table}
      SELECT
        f.b,
        f.c,
        2,
        TRUE,
        ${LINK}
      FROM
        ${found} f
        JOIN ${tableOf(ctx, linesBefore)} b ON b.row_no = f.b
        JOIN ${tableOf(ctx, lines)} c ON c.row_no = f.c
    `,
  ];
}
