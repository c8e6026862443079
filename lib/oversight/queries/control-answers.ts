import sql, { empty } from "sql-template-tag";
import { z } from "zod";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import { rateOf, type Rate } from "./quality";

export interface ControlRate extends Rate {
  readonly reviewer: string;
}

interface ControlRateFilter {
  /** only this person's */
  readonly actorId?: string;
  /** only decisions at least so old */
  readonly minutesOld?: number;
}

/**
 * How many of the synthetic findings each person answered as known (soal kendali): a help, not a blame. Over
 * the whole of a period, since single answers would name single findings.
 */
export async function controlFindingRates(
  snapshotId: number,
  { actorId, minutesOld = 0 }: ControlRateFilter = {},
  read: ReadRows = onPool,
): Promise<ControlRate[]> {
  const found = await read(
    z.object({ reviewer: z.string(), n: z.number(), k: z.number() }),
    sql`
      SELECT
        u.username AS reviewer,
        count(*)::int AS n,
        (
          count(*) FILTER (
            WHERE
              d.outcome = k.expected
          )
        )::int AS k
      FROM
        control_finding k
        JOIN finding f ON f.id = k.finding_id
        JOIN LATERAL (
          SELECT DISTINCT
            ON (j.actor_id) j.actor_id,
            j.outcome
          FROM
            judgement j
          WHERE
            j.finding_id = k.finding_id
            AND j.kind = 'decision'
            AND j.created_at <= now() - make_interval(mins => ${minutesOld}::int)
            AND NOT EXISTS (
              SELECT
                1
              FROM
                judgement u
              WHERE
                u.kind = 'undo'
                AND u.refers_to = j.id
            )
          ORDER BY
            j.actor_id,
            j.id DESC
        ) d ON TRUE
        JOIN "user" u ON u.id = d.actor_id
      WHERE
        f.snapshot_id = ${snapshotId}${actorId === undefined ? empty : sql` AND d.actor_id = ${actorId}`}
      GROUP BY
        u.username
      ORDER BY
        u.username
    `,
  );
  return found.map((row) => ({ reviewer: row.reviewer, ...rateOf(row.k, row.n) }));
}
