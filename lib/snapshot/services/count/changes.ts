import type pg from "pg";
import sql from "sql-template-tag";
import { query } from "@/lib/db/sql";
import type { Rolls } from "./pairs";

/**
 * Writes who is not as on the roll before, from `roll_pair`: by the numbers of the lines, without anything of
 * the person. Some per cent of a roll; the others are as they were.
 */
export async function insertChanges(client: pg.ClientBase, { id, baselineId }: Rolls): Promise<void> {
  await query(
    sql`
      DELETE FROM roll_change
      WHERE
        snapshot_id = ${id}
    `,
    client,
  );
  if (baselineId === null) return;
  await query(
    sql`
      INSERT INTO
        roll_change (
          snapshot_id,
          baseline_id,
          kind,
          from_row,
          to_row,
          from_desa,
          to_desa,
          sex,
          tms_code,
          changed
        )
      SELECT
        ${id}::int,
        ${baselineId}::int,
        kind,
        base_row,
        cur_row,
        base_desa,
        cur_desa,
        sex,
        CASE
          WHEN kind = 'struck' THEN tms
        END,
        changed
      FROM
        (
          SELECT
            *,
            CASE
              WHEN was_active
              AND cur_row IS NULL THEN 'gone'
              WHEN was_active
              AND NOT is_active THEN 'struck'
              WHEN is_active
              AND is_new THEN 'new'
              WHEN is_active
              AND NOT was_active THEN 'restored'
              WHEN is_active
              AND base_desa <> cur_desa THEN 'moved'
              WHEN changed > 0 THEN 'changed'
            END AS kind
          FROM
            roll_pair
        ) p
      WHERE
        kind IS NOT NULL
      ORDER BY
        coalesce(base_desa, cur_desa) COLLATE "C",
        base_row,
        cur_row
    `,
    client,
  );
}
