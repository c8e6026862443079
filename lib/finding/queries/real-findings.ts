import sql, { type Sql } from "sql-template-tag";
import { NOT_CONTROL } from "@/lib/finding/queries/controls";

/** What a measure is taken over: one run, or one period. */
export type FindingScope = { readonly runId: number } | { readonly snapshotId: number };

/** Findings `f` of a run or period, without the synthetic ones. */
export const realFindingsOf = (scope: FindingScope): Sql =>
  "runId" in scope
    ? sql`
        EXISTS (
          SELECT
            1
          FROM
            run_finding l
          WHERE
            l.run_id = ${scope.runId}
            AND l.finding_id = f.id
        ) ${NOT_CONTROL}
      `
    : sql`f.snapshot_id = ${scope.snapshotId}${NOT_CONTROL}`;

/** Judgements of `j` that no undo took back. */
export const NOT_UNDONE = sql`
  AND NOT EXISTS (
    SELECT
      1
    FROM
      judgement u
    WHERE
      u.finding_id = j.finding_id
      AND u.kind = 'undo'
      AND u.refers_to = j.id
  )
`;
