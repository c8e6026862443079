import type pg from "pg";
import sql, { join, raw, type Sql } from "sql-template-tag";
import { query } from "@/lib/db/sql";
import { personKey } from "@/lib/snapshot/queries/person-key";
import { CHANGE_ELEMENTS } from "@/lib/snapshot/model/roll-count";

/** The roll that is counted and the one before it. */
export interface Rolls {
  readonly id: number;
  readonly baselineId: number | null;
}

/**
 * Table `roll_pair` of this transaction: every line of either roll once, beside its line in the other one. A
 * person is known by the NIK, without a usable one by name, date of birth and desa; lines that share that key
 * (kegandaan) are paired one to one, so that no line counts twice and the sums of a desa come out even.
 */
export async function pairRolls(client: pg.ClientBase, { id, baselineId }: Rolls): Promise<void> {
  await query(
    sql`
      CREATE TEMP TABLE roll_pair ON
      COMMIT
      DROP AS
      WITH
        cur AS (${lines(id)}),
        base AS (${lines(baselineId ?? -1)})
      SELECT
        base.row_no AS base_row,
        cur.row_no AS cur_row,
        coalesce(cur.sex, base.sex) AS sex,
        base.desa_key AS base_desa,
        coalesce(base.active, FALSE) AS was_active,
        cur.desa_key AS cur_desa,
        coalesce(cur.active, FALSE) AS is_active,
        cur.tms_code AS tms,
        base.active IS NULL AS is_new,
        CASE
          WHEN base.active
          AND cur.active THEN ${changeBits()}
          ELSE 0
        END AS changed
      FROM
        cur
        FULL JOIN base USING (person, nth)
    `,
    client,
  );
  if (baselineId !== null) await pairRest(client, id, baselineId);
}

/**
 * Whoever is left over on both sides of one desa with one name and date of birth is one person whose number
 * changed or was damaged: not one gone and one new.
 */
async function pairRest(client: pg.ClientBase, id: number, baselineId: number): Promise<void> {
  await query(
    sql`
      WITH
        gone AS (${leftOver(baselineId, "base_row", "cur_row")}),
        came AS (${leftOver(id, "cur_row", "base_row")}),
        same AS (
          SELECT
            gone.base_row,
            came.cur_row,
            base.active AS was_active,
            base.desa_key,
            CASE
              WHEN base.active
              AND cur.active THEN ${changeBits()}
              ELSE 0
            END AS changed
          FROM
            gone
            JOIN came USING (name_norm, birth_date, desa_key, nth)
            JOIN voter_record base ON base.snapshot_id = ${baselineId}
            AND base.row_no = gone.base_row
            JOIN voter_record cur ON cur.snapshot_id = ${id}
            AND cur.row_no = came.cur_row
        ),
        dropped AS (
          DELETE FROM roll_pair p USING same
          WHERE
            p.base_row = same.base_row
            AND p.cur_row IS NULL
        )
      UPDATE roll_pair p
      SET
        base_row = same.base_row,
        base_desa = same.desa_key,
        was_active = same.was_active,
        is_new = FALSE,
        changed = same.changed
      FROM
        same
      WHERE
        p.cur_row = same.cur_row
        AND p.base_row IS NULL
    `,
    client,
  );
}

/** Lines of a roll without a line in the other one, that name and date of birth tell apart. */
const leftOver = (snapshotId: number, own: string, other: string): Sql => sql`
  SELECT
    p.base_row,
    p.cur_row,
    v.name_norm,
    v.birth_date,
    v.desa_key,
    row_number() OVER (
      PARTITION BY
        v.name_norm,
        v.birth_date,
        v.desa_key
      ORDER BY
        v.row_no
    ) AS nth
  FROM
    roll_pair p
    JOIN voter_record v ON v.snapshot_id = ${snapshotId}
    AND v.row_no = ${raw(`p.${own}`)}
  WHERE
    ${raw(`p.${other}`)} IS NULL
    AND v.name_norm IS NOT NULL
    AND v.birth_date IS NOT NULL
`;

const lines = (snapshotId: number): Sql => sql`
  SELECT
    v.person,
    row_number() OVER (
      PARTITION BY
        v.person
      ORDER BY
        v.desa_key,
        v.row_no
    ) AS nth,
    v.row_no,
    v.desa_key,
    v.active,
    v.tms_code,
    ${raw(CHANGE_ELEMENTS.map(([, column]) => `v.${column}`).join(", "))}
  FROM
    (
      SELECT
        r.*,
        ${personKey("r")} AS person
      FROM
        voter_record r
      WHERE
        r.snapshot_id = ${snapshotId}
    ) v
`;

/** A value that one of the rolls does not have is no change: a column may have come or gone. */
const changeBits = (): Sql =>
  join(
    CHANGE_ELEMENTS.map(
      ([, column], bit) => sql`
        CASE
          WHEN ${raw(`base.${column} <> cur.${column}`)} THEN ${raw(String(2 ** bit))}
          ELSE 0
        END
      `,
    ),
    " + ",
  );
