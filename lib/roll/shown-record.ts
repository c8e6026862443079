import sql, { type Sql } from "sql-template-tag";

/**
 * Joins a line of the view shown_record, `v`, to the record `r` of a finding: of a control finding (soal
 * kendali) its made-up person, of all others the voter, even where both stand at one line.
 */
export const IS_RECORD: Sql = sql`
  v.snapshot_id = r.snapshot_id
  AND v.row_no = r.row_no
  AND v.made_up = r.made_up
`;

/**
 * Over lines `v` of the view shown_record: the roll as whoever judges sees it, a made-up person in the place of
 * the line whose number it has. To be used with a snapshot_id, or it would ask line by line.
 */
export const STANDS: Sql = sql`
  (
    v.made_up
    OR NOT EXISTS (
      SELECT
        1
      FROM
        control_record c
      WHERE
        c.snapshot_id = v.snapshot_id
        AND c.row_no = v.row_no
    )
  )
`;
