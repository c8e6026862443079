import { maskDeep } from "@/lib/mask-text";
import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import { OUTCOMES } from "@/lib/finding/model/state";
import type { ReportDecision } from "@/lib/report/model/report";
import { IS_ABOUT } from "@/lib/finding/queries/people";
import { realFindingsOf, type RunScope } from "@/lib/finding/queries/real-findings";
import { NAMED_PAPER } from "@/lib/finding/queries/decided";

/** Rows of a list that a report prints; the whole list is in the files beside it. */
export const PRINTED = 2000;

const textSchema = z.string().nullable();
const rowSchema = z.object({
  findingId: z.number(),
  decision: z.number().nullable(),
  detector: z.string(),
  tier: z.string(),
  kec: z.string(),
  desa: z.string(),
  tps: z.number().nullable(),
  rows: z.array(z.number()),
  rowCount: z.number(),
  outcome: z.enum(OUTCOMES).nullable(),
  state: z.string(),
  reason: textSchema,
  paper: z.object({ kind: z.string(), number: textSchema, date: textSchema }).nullable(),
  decidedBy: textSchema,
  decidedAt: z.date().nullable(),
  signedBy: textSchema,
});

function list(scope: RunScope, which: Sql): Sql {
  return sql`
    SELECT
      f.id AS "findingId",
      (
        SELECT
          max(j.id)
        FROM
          judgement j
        WHERE
          j.finding_id = f.id
          AND j.actor_id = f.decided_by
          AND j.kind IN ('decision', 'second_blind')
      ) AS decision,
      f.detector,
      f.tier,
      coalesce(kec.name, f.kec_key, '–') AS kec,
      coalesce(desa.name, f.desa_key, '–') AS desa,
      f.tps_no AS tps,
      array(
        SELECT
          r.row_no
        FROM
          finding_record r
        WHERE
          r.finding_id = f.id
          AND ${IS_ABOUT}
        ORDER BY
          r.row_no
        LIMIT
          6
      ) AS rows,
      f.row_count AS "rowCount",
      f.outcome,
      f.state,
      f.reason_code AS reason,
      ${NAMED_PAPER} AS paper,
      d.username AS "decidedBy",
      f.decided_at AS "decidedAt",
      s.username AS "signedBy"
    FROM
      finding f
      LEFT JOIN "user" d ON d.id = f.decided_by
      LEFT JOIN "user" s ON s.id = f.signed_by
      LEFT JOIN region_code kec ON kec.code = f.kec_key
      LEFT JOIN region_code desa ON desa.code = f.desa_key
    WHERE
      ${realFindingsOf(scope)}
      AND ${which}
    ORDER BY
      f.tier_rank DESC,
      f.detector COLLATE "C",
      f.kec_key COLLATE "C",
      f.desa_key COLLATE "C",
      f.tps_no,
      f.id
    LIMIT
      ${PRINTED}
  `;
}

const toDecision = ({ decidedAt, ...rest }: z.infer<typeof rowSchema>): ReportDecision => ({
  ...maskDeep(rest),
  decidedAt: decidedAt?.toISOString() ?? null,
});

/** Final decisions, by weight, detector and place. */
export const finalDecisions = async (scope: RunScope, read: ReadRows): Promise<ReportDecision[]> =>
  (await read(rowSchema, list(scope, sql`f.state = 'final'`))).map(toDecision);

/** What is still open, in the same order; an open judgement is not shown as a decision. */
export async function openFindings(scope: RunScope, read: ReadRows): Promise<ReportDecision[]> {
  const found = await read(rowSchema, list(scope, sql`f.state NOT IN ('final', 'split')`));
  return found.map((entry) => ({
    ...toDecision(entry),
    outcome: null,
    reason: null,
    paper: null,
    decidedBy: null,
    decidedAt: null,
    decision: null,
  }));
}
