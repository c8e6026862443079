import sql, { raw, type Sql } from "sql-template-tag";
import { SYSTEM } from "@/lib/access/actor";
import { audit } from "@/lib/db/audit";
import { prisma } from "@/lib/db/prisma";
import { inTx, type Tx } from "@/lib/db/tx";
import { runIn } from "@/lib/db/tx-rows";
import { officeToday } from "@/lib/regions/time-zone";

/** A quarter as the sample people worked through it. */
interface Quarter {
  readonly snapshotId: number;
  /** last day of work, and how many days it took: with weekends */
  readonly endsOn: string;
  readonly days: number;
  /** share of findings decided; the rest waits in different ways */
  readonly decided: number;
}

const DAY = 86_400_000;
const QUARTER_DAYS = 91;

/**
 * Decisions of sample people, so that each chart has something true to show: every earlier quarter is decided
 * and signed to the end, the last one half. They are written at once and not through the pages, with days in
 * the past; the trail says so in one line. Only the demo does this.
 * @param snapshotIds quarters that were checked, oldest first
 */
export async function seedDecisions(snapshotIds: readonly number[]): Promise<void> {
  const today = Date.parse(`${officeToday("3314")}T00:00:00Z`);
  const people = await samplePeople();
  const last = snapshotIds.length - 1;
  for (const [at, snapshotId] of snapshotIds.entries()) {
    const ends = at === last ? today - DAY : today - (last - at) * QUARTER_DAYS * DAY;
    const quarter: Quarter = {
      snapshotId,
      endsOn: new Date(ends).toISOString().slice(0, 10),
      days: at === last ? 13 : 20,
      decided: at === last ? 0.52 : 1,
    };
    await inTx((tx) => decide(tx, quarter, people));
  }
}

interface SamplePeople {
  readonly reviewers: readonly [string, string];
  readonly signer: string;
}

async function samplePeople(): Promise<SamplePeople> {
  const idOf = async (username: string) =>
    (await prisma().user.findUniqueOrThrow({ where: { username }, select: { id: true } })).id;
  return {
    reviewers: [await idOf("verifikator"), await idOf("verifikator2")],
    signer: await idOf("supervisor"),
  };
}

async function decide(tx: Tx, quarter: Quarter, people: SamplePeople): Promise<void> {
  await runIn(tx, planTable(quarter, people));
  await runIn(
    tx,
    judged(
      "blind",
      sql`
        p.compared
        AND p.state <> 'new'
      `,
      sql`p.first_answer`,
    ),
  );
  await runIn(tx, judged("decision", sql`p.state IN ('final', 'awaiting_signoff')`, sql`p.outcome`));
  await runIn(
    tx,
    judged(
      "second_blind",
      sql`
        p.second
        AND p.state = 'final'
      `,
      sql`p.second_answer`,
    ),
  );
  await runIn(
    tx,
    judged(
      "signoff",
      sql`
        p.signs
        AND p.state = 'final'
      `,
      sql`p.outcome`,
    ),
  );
  await runIn(tx, judged("unsure", sql`p.state = 'unsure'`, sql`NULL`));
  await runIn(
    tx,
    judged(
      "field_check",
      sql`
        p.state = 'field_check'
        OR p.checked
      `,
      sql`NULL`,
    ),
  );
  await runIn(tx, STORE);
  await runIn(tx, sql`DROP TABLE demo_plan`);
  await audit(
    tx,
    { actor: SYSTEM },
    {
      action: "demo.decide",
      entityType: "snapshot",
      entityId: quarter.snapshotId,
      data: { endsOn: quarter.endsOn, days: quarter.days },
    },
  );
}

/** Uniform in [0, 1), the same for the same finding. */
const draw = (purpose: string, of: "f" | "d" = "f"): Sql =>
  raw(`(('x' || substr(md5(${of}.fingerprint || '${purpose}'), 1, 7))::bit(28)::int / 268435456.0)`);

/**
 * What becomes of each finding: who, when, what. Families differ in how often they are right, so that the
 * measured figures differ.
 */
const planTable = ({ snapshotId, endsOn, days, decided }: Quarter, people: SamplePeople): Sql => sql`
  CREATE TEMP TABLE demo_plan AS
  SELECT
    d.*,
    CASE
      WHEN outcome = 'accepted' THEN follow_up
      ELSE 'ORANG-BERBEDA'
    END AS reason,
    CASE
      WHEN ${draw("switch", "d")} < 0.07 THEN CASE outcome
        WHEN 'accepted' THEN 'rejected'
        ELSE 'accepted'
      END
      ELSE outcome
    END AS first_answer,
    CASE
      WHEN ${draw("disagree", "d")} < 0.09 THEN CASE outcome
        WHEN 'accepted' THEN 'rejected'
        ELSE 'accepted'
      END
      ELSE outcome
    END AS second_answer,
    state IN ('final', 'awaiting_signoff')
    AND (
      tier = 'T'
      OR (
        outcome = 'accepted'
        AND follow_up LIKE 'TMS%'
      )
    ) AS signs
  FROM
    (
      SELECT
        f.id,
        f.fingerprint,
        f.tier,
        starts_with(f.detector, 'GND') AS compared,
        starts_with(f.detector, 'GND')
        AND ${draw("second")} < 0.6 AS SECOND,
        starts_with(f.detector, 'GND')
        AND ${draw("checked")} < 0.2 AS checked,
        CASE
          WHEN ${draw("who")} < 0.56 THEN ${people.reviewers[0]}
          ELSE ${people.reviewers[1]}
        END AS actor,
        CASE
          WHEN ${draw("who")} < 0.56 THEN ${people.reviewers[1]}
          ELSE ${people.reviewers[0]}
        END AS other,
        ${people.signer}::text AS signer,
        w.at,
        CASE
          WHEN ${draw("accept")} < CASE left(f.detector, 3)
            WHEN 'IDN' THEN 0.88
            WHEN 'GND' THEN 0.64
            WHEN 'KEL' THEN 0.52
            WHEN 'STA' THEN 0.18
            WHEN 'MOB' THEN 0.3
            WHEN 'BRK' THEN 0.9
            ELSE 0.57
          END THEN 'accepted'
          ELSE 'rejected'
        END AS outcome,
        CASE
          WHEN starts_with(f.detector, 'GND') THEN 'TMS-2'
          WHEN starts_with(f.detector, 'BRK') THEN 'UNGGAH-ULANG'
          WHEN f.detector IN ('IDN-08') THEN 'TMS-3'
          WHEN f.subject_type IN ('record', 'records') THEN 'UBAH'
          ELSE 'KOORDINASI-DUKCAPIL'
        END AS follow_up,
        (18 + 90 * ${draw("seconds")})::int AS seconds,
        CASE
          WHEN ${draw("state")} < ${decided}::float8 THEN CASE
            WHEN ${decided}::float8 < 1
            AND f.tier = 'T'
            AND ${draw("sign")} < 0.2 THEN 'awaiting_signoff'
            ELSE 'final'
          END
          WHEN ${draw("wait")} < 0.07 THEN 'field_check'
          WHEN ${draw("wait")} < 0.12 THEN 'unsure'
          ELSE 'new'
        END AS state
      FROM
        finding f
        CROSS JOIN LATERAL (
          SELECT
            CASE
              WHEN extract(
                isodow
                FROM
                  t
              ) > 5 THEN t - interval '2 days'
              ELSE t
            END AS at
          FROM
            (
              SELECT
                (
                  ${endsOn}::date - floor(
                    ${days}::int * (1 - sqrt(${draw("day")}))
                  )::int
                )::timestamp + interval '1 hour' * (8 + 8 * ${draw("hour")}) AS t
            ) drawn
        ) w
      WHERE
        f.snapshot_id = ${snapshotId}
        AND f.state = 'new'
    ) d
`;

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

/** One kind of judgement for all findings that had it. */
function judged(kind: keyof typeof KINDS, which: Sql, outcome: Sql): Sql {
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
      ${
        decides
          ? sql`
            CASE
              WHEN ${outcome} = 'accepted' THEN p.follow_up
              ELSE 'ORANG-BERBEDA'
            END
          `
          : sql`NULL`
      },
      ${
        decides
          ? sql`
            CASE
              WHEN ${outcome} = 'accepted' THEN jsonb_build_object('code', p.follow_up)
            END
          `
          : sql`NULL`
      },
      ${
        kind === "field_check"
          ? sql`jsonb_build_object('dueDate', (p.at + interval '4 days')::date, 'addressee', 'PPS')`
          : sql`'{}'::jsonb`
      },
      ${kind === "signoff" || kind === "field_check" ? sql`NULL::int` : sql`p.seconds`},
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
const STORE = sql`
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
    revision = f.revision + 1
  FROM
    demo_plan p
  WHERE
    p.id = f.id
`;
