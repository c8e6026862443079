import sql, { raw } from "sql-template-tag";
import type { QueryFn } from "@/lib/db/query-fn";
import type { StoredLine } from "./stored-line";

/** Temporary relation: what is to be answered, until the control findings have numbers. */
const ANSWERS = raw("control_answers");

export interface ExpectedAnswer {
  /** Of the control finding; drawn by chance, so it names one. */
  readonly fingerprint: string;
  readonly expected: string;
  /** Its people in the order of the comparison. */
  readonly lines: readonly StoredLine[];
}

export async function prepareAnswers(query: QueryFn): Promise<void> {
  await query(sql`DROP TABLE IF EXISTS ${ANSWERS}`);
  await query(sql`
    CREATE TEMP TABLE ${ANSWERS} (fingerprint text NOT NULL, expected text NOT NULL, lines jsonb NOT NULL)
  `);
}

export async function rememberAnswer(
  query: QueryFn,
  { fingerprint, expected, lines }: ExpectedAnswer,
): Promise<void> {
  await query(sql`
    INSERT INTO
      ${ANSWERS} (fingerprint, expected, lines)
    VALUES
      (
        ${fingerprint},
        ${expected},
        ${JSON.stringify(lines)}::jsonb
      )
  `);
}

/**
 * Writes down what is to be answered and about whom, as soon as the control findings are stored: their people as
 * lines of the roll, in the order of the findings.
 */
export async function storeAnswers(query: QueryFn, runId: number, snapshotId: number): Promise<void> {
  const numbered = sql`
    SELECT
      f.id,
      a.expected,
      a.lines
    FROM
      ${ANSWERS} a
      JOIN finding f ON f.snapshot_id = ${snapshotId}::int
      AND f.first_run_id = ${runId}::int
      AND f.fingerprint = a.fingerprint
  `;
  await query(sql`
    INSERT INTO
      control_finding (finding_id, run_id, expected)
    SELECT
      n.id,
      ${runId}::int,
      n.expected
    FROM
      (${numbered}) n
  `);
  await query(sql`
    INSERT INTO
      control_record
    SELECT
      person.*
    FROM
      (${numbered}) n
      CROSS JOIN LATERAL jsonb_array_elements(n.lines) line
      CROSS JOIN LATERAL jsonb_populate_record(NULL::control_record, line.value) person
  `);
  await query(sql`
    INSERT INTO
      finding_record (finding_id, ord, snapshot_id, row_no, role, made_up)
    SELECT
      n.id,
      (line.ord - 1)::int,
      ${snapshotId}::int,
      (line.value ->> 'row_no')::int,
      'subject',
      TRUE
    FROM
      (${numbered}) n
      CROSS JOIN LATERAL jsonb_array_elements(n.lines) WITH ORDINALITY line(value, ord)
    ORDER BY
      1,
      2
  `);
}
