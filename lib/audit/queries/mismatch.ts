import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";

/**
 * unlogged: a judgement that the trail does not know · missing: the trail knows a judgement that is not there ·
 * differs: a judgement that says something else than the trail · unfounded: a final finding without the
 * judgement that it names · state: a finding whose state is not that of its last judgement · text-missing: what
 * somebody wrote is gone although its roll is there · text-changed: it is not what was written
 */
export const MISMATCHES = [
  "unlogged",
  "missing",
  "differs",
  "unfounded",
  "state",
  "text-missing",
  "text-changed",
] as const;
export type MismatchKind = (typeof MISMATCHES)[number];

/** `id`: of the judgement; of the finding for `unfounded` and `state`. */
export interface Mismatch {
  readonly kind: MismatchKind;
  readonly id: number;
}

const mismatchSchema = z.object({ kind: z.enum(MISMATCHES), id: z.number() });

/** The first thing in which judgements, findings, texts and the trail do not agree; undefined when they do. */
export async function firstMismatch(): Promise<Mismatch | undefined> {
  const [found] = await rows(
    mismatchSchema,
    sql`
      WITH
        told AS (
          SELECT
            e.entity_id,
            e.actor_id,
            (e.body::jsonb -> 'data' ->> 'judgement')::int AS judgement,
            e.body::jsonb -> 'data' AS data
          FROM
            public.audit_event e
          WHERE
            e.entity_type = 'finding'
            AND e.action LIKE 'finding.%'
            -- A judgement is told by the event of its own; those that keep or carry one only name it.
            AND e.action NOT IN ('finding.keep', 'finding.carry')
            AND jsonb_typeof(e.body::jsonb -> 'data' -> 'judgement') = 'number'
        ),
        valid AS (
          SELECT
            j.*
          FROM
            public.judgement j
          WHERE
            j.kind <> 'undo'
            AND NOT EXISTS (
              SELECT
                1
              FROM
                public.judgement u
              WHERE
                u.finding_id = j.finding_id
                AND u.kind = 'undo'
                AND u.refers_to = j.id
            )
        ),
        written AS (
          SELECT
            j.id,
            j.finding_id,
            j.text_hash
          FROM
            public.judgement j
          WHERE
            j.text_hash IS NOT NULL
        )
      SELECT
        'unlogged' AS kind,
        j.id
      FROM
        public.judgement j
      WHERE
        NOT EXISTS (
          SELECT
            1
          FROM
            told
          WHERE
            told.judgement = j.id
        )
      UNION ALL
      SELECT
        'missing',
        told.judgement
      FROM
        told
        LEFT JOIN public.judgement j ON j.id = told.judgement
      WHERE
        j.id IS NULL
      UNION ALL
      SELECT
        'differs',
        j.id
      FROM
        told
        JOIN public.judgement j ON j.id = told.judgement
      WHERE
        told.entity_id <> j.finding_id::text
        OR told.actor_id <> j.actor_id
        OR told.data ->> 'from' IS DISTINCT FROM j.from_state
        OR told.data ->> 'to' IS DISTINCT FROM j.to_state
        OR told.data ->> 'outcome' IS DISTINCT FROM j.outcome
        OR told.data ->> 'reason' IS DISTINCT FROM j.reason_code
        OR told.data ->> 'followUp' IS DISTINCT FROM j.follow_up ->> 'code'
        OR (
          told.data ? 'text'
          AND told.data ->> 'text' IS DISTINCT FROM j.text_hash
        )
      UNION ALL
      SELECT
        'unfounded',
        f.id
      FROM
        public.finding f
      WHERE
        f.state = 'final'
        AND NOT EXISTS (
          SELECT
            1
          FROM
            valid v
          WHERE
            v.finding_id = f.id
            AND v.round = f.round
            AND v.actor_id = f.decided_by
            AND v.outcome = f.outcome
            AND v.kind IN ('decision', 'second_blind')
        )
      UNION ALL
      SELECT
        'state',
        f.id
      FROM
        public.finding f
        JOIN LATERAL (
          SELECT
            v.to_state
          FROM
            valid v
          WHERE
            v.finding_id = f.id
            AND v.kind NOT IN ('blind', 'paper')
          ORDER BY
            v.id DESC
          LIMIT
            1
        ) LAST ON TRUE
      WHERE
        f.state <> last.to_state
      UNION ALL
      SELECT
        CASE
          WHEN t.hash IS NULL THEN 'text-missing'
          ELSE 'text-changed'
        END,
        w.id
      FROM
        written w
        JOIN public.finding f ON f.id = w.finding_id
        JOIN public.snapshot s ON s.id = f.snapshot_id
        LEFT JOIN public.kept_text t ON t.hash = w.text_hash
      WHERE
        CASE
          WHEN t.hash IS NULL THEN s.status <> 'removed'
          ELSE t.hash <> encode(sha256(convert_to(t.salt || t.body, 'UTF8')), 'hex')
        END
      ORDER BY
        1,
        2
      LIMIT
        1
    `,
  );
  return found;
}
