import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";

/** So many judgements in a row … */
const RUN = 12;
/** … of which half took less than this, are quicker than reading takes. */
const SECONDS = 4;

/** Is the person's last run of judgements implausibly quick? A quiet notice for themselves, no record. */
export async function quickRun(ctx: Ctx): Promise<boolean> {
  authorise(ctx.actor, "summary.view");
  const [row] = await rows(
    z.object({ n: z.number(), median: z.number().nullable() }),
    sql`
      SELECT
        count(*)::int AS n,
        percentile_cont(0.5) WITHIN GROUP (
          ORDER BY
            seconds
        ) AS median
      FROM
        (
          SELECT
            seconds
          FROM
            judgement
          WHERE
            actor_id = ${ctx.actor.id}
            AND kind IN ('decision', 'second_blind')
            AND seconds IS NOT NULL
            AND created_at > now() - interval '1 hour'
          ORDER BY
            created_at DESC
          LIMIT
            ${RUN}
        ) last
    `,
  );
  return row !== undefined && row.n >= RUN && row.median !== null && row.median < SECONDS;
}
