import sql, { empty } from "sql-template-tag";
import { z } from "zod";
import { officeZoneSql } from "@/lib/regions/office-day-sql";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import { rateOf, type Rate } from "./quality";

export interface ControlRate extends Rate {
  readonly reviewer: string;
}

interface ControlRateFilter {
  /** only this person's */
  readonly actorId?: string;
  /** the moment whose month is not counted yet; now unless told */
  readonly now?: Date;
}

/** Fewer answers would let a single one be read off the rate. */
const LEAST_ANSWERS = 10;

/**
 * How many of the synthetic findings each person answered as known (soal kendali): a help, not a blame. Over
 * the whole of a period, from ten answers on, and moved at the end of a month (of the office) only: a
 * rate that moved with an answer would name the finding that was answered.
 */
export async function controlFindingRates(
  snapshotId: number,
  { actorId, now = new Date() }: ControlRateFilter = {},
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
            AND j.created_at < date_trunc('month', ${now}::timestamptz, ${officeZoneSql(sql`f.region_code`)})
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
      HAVING
        count(*) >= ${LEAST_ANSWERS}
      ORDER BY
        u.username
    `,
  );
  return found.map((row) => ({ reviewer: row.reviewer, ...rateOf(row.k, row.n) }));
}
