import sql, { type Sql } from "sql-template-tag";

/**
 * Over `finding_record r`: the records of the people whom a finding is about, the same for every list, sheet,
 * table and letter. Those on the examined roll; where none of them stands there any more (a voter who
 * vanished, UBH-05), those of the earlier period. The earlier record of somebody who is still there would
 * only name them twice.
 */
export const IS_ABOUT: Sql = sql`
  (
    r.role = 'subject'
    OR NOT EXISTS (
      SELECT
        1
      FROM
        finding_record present
      WHERE
        present.finding_id = r.finding_id
        AND present.role = 'subject'
    )
  )
`;

/**
 * Which period a record of `v` stands in, where that is another than the one examined in finding `f`; null
 * for the examined roll.
 */
export const EARLIER_PERIOD: Sql = sql`
  (
    SELECT
      o.stage || ' ' || o.period
    FROM
      snapshot o
    WHERE
      o.id = v.snapshot_id
      AND o.id <> f.snapshot_id
  )
`;
