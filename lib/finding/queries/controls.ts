import sql, { type Sql } from "sql-template-tag";

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

/**
 * Numbers of the control findings that stand in the queue among those of a run: a real question is found again by each
 * run that asks it, and so are these. SELECT of finding_id and detector.
 */
export const controlsOfRun = (runId: number): Sql => sql`
  SELECT
    k.finding_id,
    c.detector
  FROM
    run asked
    JOIN run own ON own.snapshot_id = asked.snapshot_id
    AND own.id <= asked.id
    JOIN control_finding k ON k.run_id = own.id
    JOIN finding c ON c.id = k.finding_id
    JOIN run_detector d ON d.run_id = asked.id
    AND d.code = c.detector
    AND d.status = 'done'
  WHERE
    asked.id = ${runId}
`;
