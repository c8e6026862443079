import sql from "sql-template-tag";

/**
 * Synthetic findings with a known answer are work, and nothing else: no statistic, report or follow-up has
 * them.
 */
export const NOT_CONTROL = sql`
  AND NOT EXISTS (
    SELECT
      1
    FROM
      control_finding k
    WHERE
      k.finding_id = f.id
  )
`;
