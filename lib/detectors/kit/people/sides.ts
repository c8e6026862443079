import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { lines, linesBefore } from "../lines";
import { tableOf } from "../table-of";
import type { DetectorContext, SnapshotInfo } from "../types";

/** Lines of this snapshot (`left`) and of the baseline (`right`). */
export type Sides = Record<"left" | "right", Sql>;

/**
 * Those whose NIK nobody on the other side bears: few, and the rest of the matching is about them. They stay
 * beside the table of the people.
 */
export const unmatched = (people: Sql): Sides => ({
  left: raw(`${people.text}_new`),
  right: raw(`${people.text}_gone`),
});

export function withoutLink(ctx: DetectorContext<unknown>, table: Sql): Sql[] {
  const { left, right } = unmatched(table);
  const side = (target: Sql, all: Sql, linked: Sql) => sql`
    CREATE UNLOGGED TABLE ${target} AS
    SELECT
      v.*
    FROM
      ${all} v
    WHERE
      NOT EXISTS (
        SELECT
        FROM
          ${table} m
        WHERE
          ${linked} = v.row_no
      )
  `;
  return [
    sql`
      DROP TABLE IF EXISTS ${left},
      ${right}
    `,
    side(left, tableOf(ctx, lines), raw("m.c")),
    side(right, tableOf(ctx, linesBefore), raw("m.b")),
    sql`ANALYZE ${left} (row_no)`,
    sql`ANALYZE ${right} (row_no)`,
  ];
}

/** The same with all their columns, to be compared by name and by the model. */
export function inFull(
  { snapshot }: DetectorContext<unknown>,
  baseline: SnapshotInfo,
  table: Sql,
  whole: Sides,
): Sql[] {
  const rest = unmatched(table);
  const side = (target: Sql, { id, roll }: SnapshotInfo, few: Sql) => sql`
    CREATE UNLOGGED TABLE ${target} AS
    SELECT
      v.*
    FROM
      ${few} f
      JOIN ${roll} v ON v.snapshot_id = ${id}::int
      AND v.row_no = f.row_no
  `;
  return [
    sql`
      DROP TABLE IF EXISTS ${whole.left},
      ${whole.right}
    `,
    side(whole.left, snapshot, rest.left),
    side(whole.right, baseline, rest.right),
    sql`ANALYZE ${whole.left}`,
    sql`ANALYZE ${whole.right}`,
  ];
}

/** Active lines of one side whose person neither name nor model found on the other. */
export function stillWithoutLink(table: Sql, people: Sql, side: keyof Sides, linked: Sql): Sql {
  return sql`
    CREATE UNLOGGED TABLE ${table} AS
    SELECT
      v.*
    FROM
      ${unmatched(people)[side]} v
    WHERE
      v.active
      AND NOT EXISTS (
        SELECT
        FROM
          ${people} m
        WHERE
          m.step > 1
          AND ${linked} = v.row_no
      )
  `;
}
