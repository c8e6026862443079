import sql, { raw, type Sql } from "sql-template-tag";
import { z } from "zod";
import type { Actor } from "@/lib/access/actor";
import { inScopeSql } from "@/lib/access/scope-sql";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import { NO_PROOF, PROOF_STATES, type ProofCounts, type ProofState } from "@/lib/followup/model/carried-out";

/** Decisions `c` measured on a roll, with the state as shown: one that an earlier roll had as done is undone. */
const measured = (snapshotId: number, actor: Actor): Sql => sql`
  SELECT
    c.*,
    f.detector,
    f.region_code,
    coalesce(f.signed_at, f.decided_at) AS final_at,
    d.username AS decided_by,
    s.username AS signed_by,
    CASE
      WHEN c.state = 'not-done'
      AND EXISTS (
        SELECT
          1
        FROM
          carried_out e
          JOIN snapshot es ON es.id = e.snapshot_id
          JOIN snapshot cs ON cs.id = c.snapshot_id
        WHERE
          e.judgement_id = c.judgement_id
          AND e.finding_id = c.finding_id
          AND e.row_no = c.row_no
          AND e.state = 'done'
          AND (es.reference_date, es.id) < (cs.reference_date, cs.id)
      ) THEN 'undone'
      ELSE c.state
    END AS shown
  FROM
    carried_out c
    JOIN finding f ON f.id = c.finding_id
    LEFT JOIN "user" d ON d.id = f.decided_by
    LEFT JOIN "user" s ON s.id = f.signed_by
  WHERE
    c.snapshot_id = ${snapshotId}
    AND f.state = 'final'
    AND f.outcome = 'accepted' ${inScopeSql(actor)}
`;

const countRow = z.object({ group: z.string(), state: z.enum(PROOF_STATES), n: z.number() });

export interface ProofGroup {
  readonly group: string;
  readonly counts: ProofCounts;
}

/** How many decisions were carried out, per desa or per person who decided. */
export async function proofBy(
  actor: Actor,
  snapshotId: number,
  by: "desa" | "person",
  read: ReadRows = onPool,
): Promise<ProofGroup[]> {
  const group =
    by === "desa"
      ? sql`coalesce(kec.name, m.kec_key, '–') || ' · ' || coalesce(desa.name, m.desa_key, '–')`
      : sql`coalesce(m.decided_by, '–')`;
  const found = await read(
    countRow,
    sql`
      SELECT
        ${group} AS GROUP,
        m.shown AS state,
        count(*)::int AS n
      FROM
        (${measured(snapshotId, actor)}) m
        LEFT JOIN region_code kec ON kec.code = m.kec_key
        LEFT JOIN region_code desa ON desa.code = m.desa_key
      GROUP BY
        1,
        2
      ORDER BY
        1
    `,
  );
  return [...Map.groupBy(found, ({ group: name }) => name)].map(([name, rows]) => ({
    group: name,
    counts: rows.reduce<ProofCounts>((all, { state, n }) => ({ ...all, [state]: n }), NO_PROOF),
  }));
}

const waitingRow = z.object({
  findingId: z.number(),
  decision: z.number(),
  detector: z.string(),
  followUp: z.string(),
  state: z.enum(PROOF_STATES),
  kec: z.string(),
  desa: z.string(),
  decidedBy: z.string().nullable(),
  signedBy: z.string().nullable(),
  /** days from becoming final to the roll's import */
  days: z.number(),
});
export type WaitingDecision = z.infer<typeof waitingRow>;

/** Rows of the ageing list that a page or paper shows. */
export const SHOWN_WAITING = 500;

const OPEN_STATES: readonly ProofState[] = ["not-done", "other-value", "undone"];

/** Decisions that the roll does not show as carried out, the oldest first. */
export const waitingDecisions = (
  actor: Actor,
  snapshotId: number,
  read: ReadRows = onPool,
): Promise<WaitingDecision[]> =>
  read(
    waitingRow,
    sql`
      SELECT
        m.finding_id AS "findingId",
        m.judgement_id AS decision,
        m.detector,
        m.follow_up AS "followUp",
        m.shown AS state,
        coalesce(kec.name, m.kec_key, '–') AS kec,
        coalesce(desa.name, m.desa_key, '–') AS desa,
        m.decided_by AS "decidedBy",
        m.signed_by AS "signedBy",
        greatest(
          0,
          extract(
            DAY
            FROM
              (s.created_at - m.final_at)
          )::int
        ) AS days
      FROM
        (${measured(snapshotId, actor)}) m
        JOIN snapshot s ON s.id = m.snapshot_id
        LEFT JOIN region_code kec ON kec.code = m.kec_key
        LEFT JOIN region_code desa ON desa.code = m.desa_key
      WHERE
        m.shown = ANY (${[...OPEN_STATES]})
      ORDER BY
        m.final_at,
        m.judgement_id,
        m.row_no
      LIMIT
        ${SHOWN_WAITING}
    `,
  );

const unexplainedRow = z.object({
  kec: z.string(),
  desa: z.string(),
  struck: z.number(),
  gone: z.number(),
  moved: z.number(),
  changed: z.number(),
});
export type UnexplainedDesa = z.infer<typeof unexplainedRow>;

/** Voters struck, gone, moved or changed from the roll before without any decision here, desa by desa. */
export function unexplainedChanges(
  actor: Actor,
  snapshotId: number,
  read: ReadRows = onPool,
): Promise<UnexplainedDesa[]> {
  const count = (kind: string) => sql`
    count(*) FILTER (
      WHERE
        c.kind = ${kind}
    )::int AS ${raw(kind)}
  `;
  return read(
    unexplainedRow,
    sql`
      SELECT
        coalesce(kec.name, left(f.desa_key, 6)) AS kec,
        coalesce(desa.name, f.desa_key) AS desa,
        ${count("struck")},
        ${count("gone")},
        ${count("moved")},
        ${count("changed")}
      FROM
        roll_change c
        CROSS JOIN LATERAL (
          SELECT
            c.from_desa AS desa_key,
            left(c.from_desa, 6) AS kec_key,
            left(c.from_desa, 4) AS region_code
        ) f
        LEFT JOIN region_code kec ON kec.code = f.kec_key
        LEFT JOIN region_code desa ON desa.code = f.desa_key
      WHERE
        c.snapshot_id = ${snapshotId}
        AND c.kind IN ('struck', 'gone', 'moved', 'changed')
        AND NOT EXISTS (
          SELECT
            1
          FROM
            carried_out d
          WHERE
            d.snapshot_id = c.snapshot_id
            AND d.base_row = c.from_row
        ) ${inScopeSql(actor)}
      GROUP BY
        f.desa_key,
        kec.name,
        desa.name
      ORDER BY
        f.desa_key COLLATE "C"
    `,
  );
}
