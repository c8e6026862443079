import sql, { raw } from "sql-template-tag";
import type { QueryFn } from "@/lib/db/query-fn";
import type { ControlRecord } from "@/lib/finding/model/comparison/control-record";

/** Temporary relation: what is to be answered, until the control findings have numbers. */
const ANSWERS = raw("control_answers");

export interface ExpectedAnswer {
  /** Of the control finding; drawn by chance, so it names one. */
  readonly fingerprint: string;
  readonly expected: string;
  readonly records: readonly ControlRecord[];
}

export async function prepareAnswers(query: QueryFn): Promise<void> {
  await query(sql`DROP TABLE IF EXISTS ${ANSWERS}`);
  await query(sql`
    CREATE TEMP TABLE ${ANSWERS} (fingerprint text NOT NULL, expected text NOT NULL, records jsonb NOT NULL)
  `);
}

export async function rememberAnswer(
  query: QueryFn,
  { fingerprint, expected, records }: ExpectedAnswer,
): Promise<void> {
  await query(sql`
    INSERT INTO
      ${ANSWERS} (fingerprint, expected, records)
    VALUES
      (
        ${fingerprint},
        ${expected},
        ${JSON.stringify(records)}::jsonb
      )
  `);
}

/** Writes down what is to be answered, as soon as the control findings are stored. */
export async function storeAnswers(query: QueryFn, runId: number, snapshotId: number): Promise<void> {
  await query(sql`
    INSERT INTO
      control_finding (finding_id, run_id, expected, records)
    SELECT
      f.id,
      ${runId}::int,
      a.expected,
      a.records
    FROM
      ${ANSWERS} a
      JOIN finding f ON f.snapshot_id = ${snapshotId}::int
      AND f.first_run_id = ${runId}::int
      AND f.fingerprint = a.fingerprint
  `);
}
