import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { inScopeSql } from "@/lib/access/scope-sql";
import { judgementSeenSql, openBlindSql, secretSecondReviewSql } from "@/lib/access/visibility-sql";
import { DECISION_NOTE } from "@/lib/finding/queries/decided";
import { rows } from "@/lib/db/sql";
import { maskDeep } from "@/lib/mask-text";
import { FINDING_STATES, OUTCOMES } from "@/lib/finding/model/state";
import { IS_RECORD } from "@/lib/roll/shown-record";
import { personKey } from "@/lib/snapshot/queries/person-key";

const pastSchema = z.object({
  findingId: z.number(),
  detector: z.string(),
  period: z.string(),
  state: z.enum(FINDING_STATES),
  outcome: z.enum(OUTCOMES).nullable(),
  reasonCode: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.date().nullable(),
  note: z.string().nullable(),
  name: z.string().nullable(),
  all: z.number(),
});
/** What was asked about one of the finding's people in another period, and what became of it. */
export type PastFinding = z.infer<typeof pastSchema>;

/** So many are shown; `all` says how many there are. */
const PAST_SHOWN = 40;
/** Of a large group only its first people are asked about. */
const PEOPLE_ASKED = 20;
/** Periods looked back to: three years of quarters. */
const PERIODS = 12;

/**
 * Findings of every rule and period about the people of this one (riwayat orang), newest first: those of the same
 * NIK, without one of the same name, date of birth and desa. Findings of groups and areas stay out, for they say
 * nothing about one person. Judgements that this actor may not see yet are left open.
 */
export async function personPast({ actor }: Ctx, findingId: number): Promise<PastFinding[]> {
  const seen = sql`
    (
      TRUE ${judgementSeenSql(actor)}
      AND NOT (${openBlindSql(actor)})
    )
  `;
  const found = await rows(
    pastSchema,
    sql`
      WITH
        who AS MATERIALIZED (
          SELECT DISTINCT
            v.nik_ok,
            v.name_norm,
            v.birth_date,
            v.desa_key,
            ${personKey("v")} AS person
          FROM
            finding_record r
            JOIN finding s ON s.id = r.finding_id
            AND NOT s.is_group
            AND s.subject_type IN ('record', 'records', 'household')
            JOIN shown_record v ON ${IS_RECORD}
          WHERE
            r.finding_id = ${findingId}
            AND r.ord < ${PEOPLE_ASKED}
        ),
        periods AS MATERIALIZED (
          SELECT
            o.id,
            o.stage || ' ' || o.period AS label,
            o.reference_date
          FROM
            snapshot o
            JOIN finding s ON s.id = ${findingId}
            AND s.region_code = o.region_code
            AND s.snapshot_id <> o.id
          WHERE
            o.status = 'ready'
          ORDER BY
            o.reference_date DESC,
            o.id DESC
          LIMIT
            ${PERIODS}
        ),
        line AS (
          SELECT
            v.snapshot_id,
            v.row_no,
            v.made_up,
            v.name
          FROM
            who w
            JOIN shown_record v ON v.nik_ok = w.nik_ok
          WHERE
            v.snapshot_id IN (
              SELECT
                id
              FROM
                periods
            )
          UNION ALL
          SELECT
            v.snapshot_id,
            v.row_no,
            v.made_up,
            v.name
          FROM
            who w
            JOIN shown_record v ON w.nik_ok IS NULL
            AND v.nik_ok IS NULL
            AND v.desa_key = w.desa_key
            AND v.name_norm = w.name_norm
            AND v.birth_date = w.birth_date
          WHERE
            v.snapshot_id IN (
              SELECT
                id
              FROM
                periods
            )
        ),
        about AS (
          SELECT
            r.finding_id,
            min(l.name) AS name
          FROM
            line l
            JOIN finding_record r USING (snapshot_id, row_no, made_up)
          WHERE
            r.finding_id <> ${findingId}
          GROUP BY
            r.finding_id
        )
      SELECT
        f.id AS "findingId",
        f.detector,
        p.label AS period,
        CASE
          WHEN ${secretSecondReviewSql(actor)} THEN 'new'
          ELSE f.state
        END AS state,
        CASE
          WHEN ${seen} THEN f.outcome
        END AS outcome,
        CASE
          WHEN ${seen} THEN f.reason_code
        END AS "reasonCode",
        CASE
          WHEN ${seen} THEN u.username
        END AS "decidedBy",
        CASE
          WHEN ${seen} THEN f.decided_at
        END AS "decidedAt",
        CASE
          WHEN ${seen} THEN ${DECISION_NOTE}
        END AS note,
        a.name,
        (count(*) OVER ())::int AS "all"
      FROM
        about a
        JOIN finding f ON f.id = a.finding_id
        JOIN periods p ON p.id = f.snapshot_id
        LEFT JOIN "user" u ON u.id = f.decided_by
      WHERE
        NOT f.is_group
        AND f.subject_type IN ('record', 'records', 'household') ${inScopeSql(actor)}
      ORDER BY
        p.reference_date DESC,
        f.id DESC
      LIMIT
        ${PAST_SHOWN}
    `,
  );
  return maskDeep(found);
}
