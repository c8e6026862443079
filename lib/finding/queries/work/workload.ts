import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/access/actor";
import { authorise, rolesThatMay } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { JUDGEABLE_STATES } from "@/lib/finding/model/state";
import { NOT_UNDONE } from "@/lib/finding/queries/real-findings";

const rowSchema = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  areas: z.array(z.string()),
  areaNames: z.array(z.string()),
  load: z.number(),
  held: z.number(),
  decidedWeek: z.number(),
  medianSeconds: z.number().nullable(),
});
/** What a reviewer has before them and behind them. */
export type Workload = z.infer<typeof rowSchema>;

/**
 * The load of every active reviewer whose area touches the person's, for handing out the work of a
 * period.
 */
export async function workload(ctx: Ctx, snapshotId: number): Promise<Workload[]> {
  authorise(ctx.actor, "finding.see-workload");
  const found = await rows(
    rowSchema,
    sql`
      SELECT
        u.id,
        u.username,
        u.name,
        u.areas,
        (
          SELECT
            coalesce(
              array_agg(
                coalesce(r.name, a.code)
                ORDER BY
                  a.code
              ),
              '{}'
            )
          FROM
            unnest(u.areas) a (code)
            LEFT JOIN region_code r ON r.code = a.code
        ) AS "areaNames",
        (
          SELECT
            count(*)
          FROM
            finding f
          WHERE
            f.assigned_to = u.id
            AND f.snapshot_id = ${snapshotId}
            AND f.state = ANY (${[...JUDGEABLE_STATES]})
        )::int AS
      LOAD,
      (
        SELECT
          count(*)
        FROM
          finding f
        WHERE
          f.claimed_by = u.id
          AND f.claimed_until > now()
      )::int AS held,
      (
        SELECT
          count(*)
        FROM
          judgement j
        WHERE
          j.actor_id = u.id
          AND j.kind IN ('decision', 'second_blind')
          AND j.created_at > now() - interval '7 days' ${NOT_UNDONE}
      )::int AS "decidedWeek",
      (
        SELECT
          percentile_cont(0.5) WITHIN GROUP (
            ORDER BY
              j.seconds
          )
        FROM
          judgement j
        WHERE
          j.actor_id = u.id
          AND j.kind IN ('decision', 'second_blind')
          AND j.seconds IS NOT NULL
          AND j.created_at > now() - interval '30 days' ${NOT_UNDONE}
      )::float8 AS "medianSeconds"
      FROM
        "user" u
      WHERE
        u.role = ANY (${rolesThatMay("finding.be-assigned")})
        AND NOT u.banned
        AND u.away_until IS NULL
      ORDER BY
        u.username
      LIMIT
        500
    `,
  );
  const touched = (area: string) =>
    covers(ctx.actor, area) || ctx.actor.areas.some((own) => own.startsWith(area));
  return found.filter(({ areas }) => areas.some(touched));
}
