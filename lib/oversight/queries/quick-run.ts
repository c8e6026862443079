import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";

/** So many judgements in a row … */
const RUN = 12;
/** … of which half took less than this, are quicker than reading takes. */
const SECONDS = 4;

/** So long after the last of them the notice has said what it had to say. */
const MINUTES = 20;

/**
 * Is the person's last run of judgements implausibly quick? A quiet notice for themselves, no record.
 * @returns until when it is worth a word; null when it is not: what is slower, older or taken back ends it
 */
export async function quickRun(ctx: Ctx): Promise<Date | null> {
  authorise(ctx.actor, "summary.view");
  const [row] = await rows(
    z.object({ n: z.number(), median: z.number().nullable(), last: z.date().nullable() }),
    sql`
      SELECT
        count(*)::int AS n,
        percentile_cont(0.5) WITHIN GROUP (
          ORDER BY
            seconds
        ) AS median,
        max(created_at) AS last
      FROM
        (
          SELECT
            seconds,
            created_at
          FROM
            judgement j
          WHERE
            actor_id = ${ctx.actor.id}
            AND kind IN ('decision', 'second_blind')
            AND seconds IS NOT NULL
            AND created_at > now() - make_interval(mins => ${MINUTES})
            AND NOT EXISTS (
              SELECT
                1
              FROM
                judgement undo
              WHERE
                undo.finding_id = j.finding_id
                AND undo.kind = 'undo'
                AND undo.refers_to = j.id
            )
          ORDER BY
            created_at DESC
          LIMIT
            ${RUN}
        ) last
    `,
  );
  if (row?.last == null || row.n < RUN || row.median === null || row.median >= SECONDS) return null;
  return new Date(row.last.getTime() + MINUTES * 60_000);
}
