import sql from "sql-template-tag";
import { z } from "zod";
import { DECISION_NOTE } from "@/lib/finding/queries/decided";
import { rows } from "@/lib/db/sql";
import { OUTCOMES } from "@/lib/finding/model/state";

const earlierDecisionSchema = z.object({
  findingId: z.number(),
  period: z.string(),
  outcome: z.enum(OUTCOMES),
  reasonCode: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.date(),
  note: z.string().nullable(),
});
/** What people decided about the same question in another period. Shown, never applied. */
export type EarlierDecision = z.infer<typeof earlierDecisionSchema>;

/** Final decisions with this fingerprint in other snapshots, newest first. */
export function earlierDecisions(fingerprint: string, snapshotId: number): Promise<EarlierDecision[]> {
  return rows(
    earlierDecisionSchema,
    sql`
      SELECT
        f.id AS "findingId",
        s.stage || ' ' || s.period AS period,
        f.outcome,
        f.reason_code AS "reasonCode",
        u.username AS "decidedBy",
        f.decided_at AS "decidedAt",
        ${DECISION_NOTE} AS note
      FROM
        finding f
        JOIN snapshot s ON s.id = f.snapshot_id
        LEFT JOIN "user" u ON u.id = f.decided_by
      WHERE
        f.fingerprint = ${fingerprint}
        AND f.snapshot_id <> ${snapshotId}
        AND f.state = 'final'
        AND NOT EXISTS (
          SELECT
            1
          FROM
            control_finding k
          WHERE
            k.finding_id = f.id
        )
      ORDER BY
        f.decided_at DESC
      LIMIT
        10
    `,
  );
}

const replacedSchema = z.object({
  findingId: z.number(),
  state: z.enum(["field_check", "awaiting_signoff"]),
  /** by when the field check was to be done */
  dueDate: z.string().nullable(),
});
/** What is under way about the same question in the data that a corrected file replaced. */
export type Replaced = z.infer<typeof replacedSchema>;

/**
 * Open field checks and unsigned decisions with this fingerprint in the data that this period corrects, however
 * often it was corrected. What was answered there is read at that finding, by those who may.
 */
export function replacedWork(fingerprint: string, snapshotId: number): Promise<Replaced[]> {
  return rows(
    replacedSchema,
    sql`
      WITH RECURSIVE
        replaced AS (
          SELECT
            corrects_id AS id
          FROM
            snapshot
          WHERE
            id = ${snapshotId}
          UNION
          SELECT
            s.corrects_id
          FROM
            snapshot s
            JOIN replaced r ON r.id = s.id
        )
      SELECT
        f.id AS "findingId",
        f.state,
        f.due_date::text AS "dueDate"
      FROM
        finding f
        JOIN replaced r ON r.id = f.snapshot_id
      WHERE
        f.fingerprint = ${fingerprint}
        AND f.state IN ('field_check', 'awaiting_signoff')
        AND NOT EXISTS (
          SELECT
            1
          FROM
            control_finding k
          WHERE
            k.finding_id = f.id
        )
      ORDER BY
        f.id DESC
    `,
  );
}
