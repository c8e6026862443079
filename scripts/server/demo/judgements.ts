import sql, { raw, type Sql } from "sql-template-tag";

const KINDS = {
  blind: { actor: "p.actor", from: "new", to: "'new'", minutes: -1 },
  decision: {
    actor: "p.actor",
    from: "new",
    to: "CASE WHEN p.signs THEN 'awaiting_signoff' WHEN p.second THEN 'second_review' ELSE 'final' END",
    minutes: 0,
  },
  second_blind: { actor: "p.other", from: "second_review", to: "'final'", minutes: 90 },
  signoff: { actor: "p.signer", from: "awaiting_signoff", to: "'final'", minutes: 400 },
  unsure: { actor: "p.actor", from: "new", to: "'unsure'", minutes: 0 },
  field_check: { actor: "p.actor", from: "new", to: "'field_check'", minutes: -2000 },
} as const;

/** Who answers as planned gives the plan's reason and follow-up; who differs gives a plain one. */
const reasonOf = (outcome: Sql): Sql => sql`
  CASE ${outcome}
    WHEN p.outcome THEN p.reason
    WHEN 'accepted' THEN 'KOORDINASI-DUKCAPIL'
    ELSE 'WAJAR'
  END
`;

const followOf = (outcome: Sql): Sql => sql`
  CASE ${outcome}
    WHEN p.outcome THEN p.follow
    WHEN 'accepted' THEN '{"code":"KOORDINASI-DUKCAPIL"}'::jsonb
  END
`;

/** One kind of judgement for all findings that had it. */
export function judged(kind: keyof typeof KINDS, which: Sql, outcome: Sql): Sql {
  const { actor, from, to, minutes } = KINDS[kind];
  const decides = kind === "decision" || kind === "second_blind";
  return sql`
    INSERT INTO
      judgement (
        finding_id,
        round,
        kind,
        from_state,
        to_state,
        actor_id,
        outcome,
        reason_code,
        follow_up,
        detail,
        seconds,
        text_hash,
        created_at
      )
    SELECT
      p.id,
      1,
      ${kind},
      ${from},
      ${raw(to)},
      ${raw(actor)},
      ${outcome},
      ${decides ? reasonOf(outcome) : sql`NULL`},
      ${decides ? followOf(outcome) : sql`NULL`},
      ${
        kind === "field_check"
          ? sql`jsonb_build_object('dueDate', (p.at + interval '4 days')::date, 'addressee', 'PPS')`
          : sql`'{}'::jsonb`
      },
      ${kind === "signoff" || kind === "field_check" ? sql`NULL::int` : sql`p.seconds`},
      ${decides ? sql`CASE WHEN ${outcome} = p.outcome THEN p.hash END` : sql`NULL`},
      (p.at + interval '1 minute' * ${minutes}::int) AT TIME ZONE 'Asia/Jakarta'
    FROM
      demo_plan p
    WHERE
      ${which}
    ORDER BY
      p.id
  `;
}

/** The findings as those judgements leave them; found on the day before the work began. */
export const STORE = sql`
  UPDATE finding f
  SET
    state = p.state,
    outcome = CASE
      WHEN p.state IN ('final', 'awaiting_signoff') THEN p.outcome
    END,
    reason_code = CASE
      WHEN p.state IN ('final', 'awaiting_signoff') THEN p.reason
    END,
    follow_up = CASE
      WHEN p.state IN ('final', 'awaiting_signoff')
      AND p.outcome = 'accepted' THEN p.follow_up
    END,
    decided_by = CASE
      WHEN p.state IN ('final', 'awaiting_signoff') THEN p.actor
    END,
    decided_at = CASE
      WHEN p.state IN ('final', 'awaiting_signoff') THEN p.at AT TIME ZONE 'Asia/Jakarta'
    END,
    signed_by = CASE
      WHEN p.signs
      AND p.state = 'final' THEN p.signer
    END,
    signed_at = CASE
      WHEN p.signs
      AND p.state = 'final' THEN (p.at + interval '400 minutes') AT TIME ZONE 'Asia/Jakarta'
    END,
    due_date = CASE
      WHEN p.state = 'field_check' THEN (p.at + interval '4 days')::date
    END,
    created_at = (
      (
        SELECT
          min(at)
        FROM
          demo_plan
      ) - interval '1 day'
    ) AT TIME ZONE 'Asia/Jakarta',
    touched = p.state <> 'new',
    revision = f.revision + 1
  FROM
    demo_plan p
  WHERE
    p.id = f.id
`;
