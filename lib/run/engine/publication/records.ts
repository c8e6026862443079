import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import type { RunContext } from "../context";
import { NUMBERED, READY } from "./ready";

/**
 * INSERT of the records of numbered findings in the order of the comparison: this snapshot's rows, then the
 * baseline's.
 * @param which condition over `n`, the numbered findings
 */
export function insertRecords(which: Sql, run: RunContext): Sql {
  return sql`
    INSERT INTO
      finding_record (finding_id, ord, snapshot_id, row_no, role) ${recordsOf(which, run)}
    ORDER BY
      1,
      2
  `;
}

function recordsOf(which: Sql, { snapshot, baseline }: RunContext): Sql {
  const subject = sql`
    SELECT
      n.id,
      (u.ord - 1)::int,
      ${snapshot.id}::int,
      u.row_no,
      'subject'
    FROM
      ${NUMBERED} n
      JOIN ${READY} r USING (code, subject_key),
      unnest(r.rows) WITH ORDINALITY u (row_no, ord)
    WHERE
      ${which}
  `;
  if (baseline === null) return subject;
  return sql`
    ${subject}
    UNION ALL
    SELECT
      n.id,
      (cardinality(r.rows) + u.ord - 1)::int,
      ${baseline.id}::int,
      u.row_no,
      'baseline'
    FROM
      ${NUMBERED} n
      JOIN ${READY} r USING (code, subject_key),
      unnest(r.baseline_rows) WITH ORDINALITY u (row_no, ord)
    WHERE
      ${which}
  `;
}
