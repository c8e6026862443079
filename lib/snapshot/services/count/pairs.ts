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
}

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
