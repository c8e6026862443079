import sql from "sql-template-tag";
import { SYSTEM } from "@/lib/access/actor";
import { auditOn } from "@/lib/db/audit";
import { COLUMN, COMPARED_COLUMNS } from "@/lib/roll/columns";
import type { RunContext } from "@/lib/run/engine/context";
import { personKey } from "@/lib/snapshot/queries/person-key";

/** The columns as answers name them, beside what they are called in the table. */
const STORED_COLUMNS = sql`
  (
    SELECT
      *
    FROM
      unnest(${[...COMPARED_COLUMNS]}::TEXT[], ${COMPARED_COLUMNS.map(
        (column) => COLUMN[column].stored,
      )}::TEXT[]) u (name, stored)
  )
`;

/**
 * Says of each finding of a run whether it asks again what was answered and was to stand: the same question about the
 * same people (fingerprint), with the named columns unchanged. It only marks them, in the publishing transaction; a
 * person answers.
 */
export const forwardKept =
  (run: {
    readonly id: number;
    readonly snapshot: { readonly id: number };
    readonly main: Pick<RunContext["main"], "client" | "query">;
  }) =>
  async (): Promise<void> => {
    const { id, snapshot, main } = run;
    const [{ forwarded } = { forwarded: 0 }] = await main.query<{ forwarded: number }>(sql`
      WITH
        asked AS MATERIALIZED (
          SELECT DISTINCT
            ON (f.id) f.id,
            f.snapshot_id,
            k.id AS kept_id,
            k.finding_id AS earlier_id,
            k.columns
          FROM
            run_finding n
            JOIN finding f ON f.id = n.finding_id
            JOIN finding g ON g.fingerprint = f.fingerprint
            AND g.detector = f.detector
            AND g.snapshot_id <> f.snapshot_id
            AND g.state = 'final'
            AND g.outcome = 'rejected'
            JOIN kept_answer k ON k.finding_id = g.id
            AND k.revoked_at IS NULL
          WHERE
            n.run_id = ${id}::int
            AND NOT EXISTS (
              SELECT
                1
              FROM
                forwarded_finding w
              WHERE
                w.finding_id = f.id
            )
            -- what was accepted since is no longer in order
            AND NOT EXISTS (
              SELECT
                1
              FROM
                finding h
              WHERE
                h.fingerprint = f.fingerprint
                AND h.detector = f.detector
                AND h.state = 'final'
                AND h.outcome = 'accepted'
                AND h.decided_at > g.decided_at
            )
          ORDER BY
            f.id,
            k.id DESC
        ),
        told AS (
          SELECT
            a.id,
            r.finding_id,
            string_agg(
              DISTINCT w.word,
              chr(31)
              ORDER BY
                w.word
            ) AS words
          FROM
            asked a
            JOIN finding_record r ON r.finding_id IN (a.id, a.earlier_id)
            AND r.role = 'subject'
            JOIN voter_record v ON v.snapshot_id = r.snapshot_id
            AND v.row_no = r.row_no
            CROSS JOIN LATERAL (
              SELECT
                ${personKey("v")} || '|' || string_agg(
                  coalesce(to_jsonb(v) ->> c.stored, ''),
                  '|'
                  ORDER BY
                    c.name
                ) AS word
              FROM
                ${STORED_COLUMNS} c
              WHERE
                c.name = ANY (a.columns)
            ) w
          GROUP BY
            a.id,
            r.finding_id
        ),
        marked AS (
          INSERT INTO
            forwarded_finding (finding_id, kept_id)
          SELECT
            a.id,
            a.kept_id
          FROM
            asked a
            JOIN told now ON now.id = a.id
            AND now.finding_id = a.id
            JOIN told before ON before.id = a.id
            AND before.finding_id = a.earlier_id
            AND before.words = now.words
          RETURNING
            1
        )
      SELECT
        count(*)::int AS forwarded
      FROM
        marked
    `);
    if (forwarded > 0)
      await auditOn(
        main.client,
        { actor: SYSTEM },
        {
          action: "finding.forward",
          entityType: "snapshot",
          entityId: snapshot.id,
          data: { run: id, forwarded },
        },
      );
  };
