import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { officeZone } from "@/lib/regions/time-zone";

/** How many findings this person has judged since the office's midnight; what was taken back is not counted. */
export async function judgedToday(ctx: Ctx, regionCode: string): Promise<number> {
  authorise(ctx.actor, "queue.view");
  const zone = officeZone(regionCode);
  const [row] = await rows(
    z.object({ n: z.number() }),
    sql`
      SELECT
        count(DISTINCT j.finding_id)::int AS n
      FROM
        judgement j
      WHERE
        j.actor_id = ${ctx.actor.id}
        AND j.kind IN ('decision', 'second_blind')
        AND j.created_at >= date_trunc('day', now() AT TIME ZONE ${zone}) AT TIME ZONE ${zone}
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
    `,
  );
  return row?.n ?? 0;
}
