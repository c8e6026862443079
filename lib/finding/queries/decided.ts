import sql, { type Sql } from "sql-template-tag";
import { FOLLOW_UP_RULES } from "@/lib/finding/model/reasons";

/** Over a decided `finding f`: its follow-up strikes a voter off. */
export const STRIKES: Sql = sql`
  f.follow_up = ANY (
    ${FOLLOW_UP_RULES.filter(({ strikes }) => strikes).map(({ code }) => code)}::text[]
  )
`;

/**
 * Over a decided `finding f`: the judgement of the person who decided it, in its present round, as `j`; one that
 * a return for correction left behind does not count.
 */
export const DECISION: Sql = sql`
  CROSS JOIN LATERAL (
    SELECT
      k.*
    FROM
      written_judgement k
    WHERE
      k.finding_id = f.id
      AND k.actor_id = f.decided_by
      AND k.kind IN ('decision', 'second_blind')
      AND k.round = f.round
    ORDER BY
      k.id DESC
    LIMIT
      1
  ) j
`;

/** Over the same: kind, number and date of the newest paper that was named for it, in one object; else null. */
export const NAMED_PAPER: Sql = sql`
  (
    SELECT
      jsonb_build_object(
        'kind',
        p.follow_up #>> '{paper,kind}',
        'number',
        p.follow_up #>> '{paper,number}',
        'date',
        p.follow_up #>> '{paper,date}'
      )
    FROM
      written_judgement p
    WHERE
      p.finding_id = f.id
      AND p.round = f.round
      AND p.follow_up -> 'paper' IS NOT NULL
      AND p.kind IN ('decision', 'second_blind', 'paper')
    ORDER BY
      p.id DESC
    LIMIT
      1
  )
`;

/** What the person who decided the finding `f` wrote beside the decision; null where nothing. */
export const DECISION_NOTE = sql`
  (
    SELECT
      j.note
    FROM
      written_judgement j
    WHERE
      j.finding_id = f.id
      AND j.actor_id = f.decided_by
      AND j.kind IN ('decision', 'second_blind')
    ORDER BY
      j.id DESC
    LIMIT
      1
  )
`;

/** Over a finding `f` under field check: what was last asked of the field, as `asked`. */
export const FIELD_CHECK = sql`
  LEFT JOIN LATERAL (
    SELECT
      k.id,
      k.detail,
      k.note
    FROM
      written_judgement k
    WHERE
      k.finding_id = f.id
      AND k.kind = 'field_check'
    ORDER BY
      k.id DESC
    LIMIT
      1
  ) asked ON TRUE
`;
