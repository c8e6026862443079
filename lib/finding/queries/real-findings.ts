import sql, { empty, type Sql } from "sql-template-tag";
import { NOT_CONTROL } from "@/lib/finding/queries/controls";

/** One run. @property decided only what is final: what whoever judges there may carry away */
export interface RunScope {
  readonly runId: number;
  readonly decided?: boolean;
}
/** One period. @property before only decisions that were final by then; all of them where it is null or left out */
export interface PeriodScope {
  readonly snapshotId: number;
  readonly before?: Date | null;
}
/** What a measure is taken over: one run, or one period. */
export type FindingScope = RunScope | PeriodScope;

/** Decisions in force of findings `f` that were final by then; all where it is null. */
export const settledBefore = (before: Date | null | undefined): Sql =>
  before === null || before === undefined ? empty : sql` AND coalesce(f.signed_at, f.decided_at) < ${before}`;

/** Findings `f` of a run or period, without the synthetic ones. */
export const realFindingsOf = (scope: FindingScope): Sql =>
  "runId" in scope
    ? sql`
        ${
          scope.decided === true
            ? sql`
              f.state = 'final'
              AND
            `
            : empty
        } EXISTS (
          SELECT
            1
          FROM
            run_finding l
          WHERE
            l.run_id = ${scope.runId}
            AND l.finding_id = f.id
        ) ${NOT_CONTROL}
      `
    : sql`f.snapshot_id = ${scope.snapshotId}${settledBefore(scope.before)}${NOT_CONTROL}`;

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
