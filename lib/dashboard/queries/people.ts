import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise, can, rolesThatMay } from "@/lib/access/permissions";
import { touches } from "@/lib/access/scope";
import type { PersonPace } from "@/lib/dashboard/model/capacity";
import { rows } from "@/lib/db/sql";
import { JUDGEABLE_STATES } from "@/lib/finding/model/state";
import { NOT_UNDONE } from "@/lib/finding/queries/real-findings";
import { officeToday, officeZone } from "@/lib/regions/time-zone";
import type { PeriodAsked } from "./progress";

const paceSchema = z.object({
  id: z.string(),
  name: z.string(),
  areas: z.array(z.string()),
  perDay: z.number().nullable(),
  days: z.number(),
});

/** One line for each open account `u` that work is handed to, by name. */
const EACH_REVIEWER = sql`
  WHERE
    u.role = ANY (${rolesThatMay("finding.be-assigned")})
    AND NOT u.banned
  GROUP BY
    u.id
  ORDER BY
    u.name
  LIMIT
    500
`;

/** Does somebody of these areas work in the kabupaten, where the asker looks as well? */
const worksIn = (ctx: Ctx, regionCode: string, areas: readonly string[]): boolean =>
  areas.some((area) => area.startsWith(regionCode) && touches(ctx.actor, area));

/**
 * The pace of everybody who judges within reach: median decisions on a day on which they decided, of the last
 * sixty days.
 */
async function paces(ctx: Ctx, regionCode: string): Promise<z.infer<typeof paceSchema>[]> {
  const found = await rows(
    paceSchema,
    sql`
      SELECT
        u.id,
        u.name,
        u.areas,
        (
          percentile_cont(0.5) WITHIN GROUP (
            ORDER BY
              d.n
          )
        )::float8 AS "perDay",
        count(d.n)::int AS days
      FROM
        "user" u
        LEFT JOIN LATERAL (
          SELECT
            count(*) AS n
          FROM
            judgement j
          WHERE
            j.actor_id = u.id
            AND j.kind IN ('decision', 'second_blind')
            AND j.created_at > now() - interval '60 days' ${NOT_UNDONE}
          GROUP BY
            (j.created_at AT TIME ZONE ${officeZone(regionCode)})::date
        ) d ON TRUE ${EACH_REVIEWER}
    `,
  );
  return found.filter(({ areas }) => worksIn(ctx, regionCode, areas));
}

/**
 * Who can do the work, and how fast: of oneself alone for whoever judges; without names for those who do not
 * lead reviewers.
 */
export async function reviewersPace(ctx: Ctx, { regionCode }: PeriodAsked): Promise<PersonPace[]> {
  authorise(ctx.actor, "summary.view");
  const people = await paces(ctx, regionCode);
  if (can(ctx.actor, "oversight.see-own")) return people.filter(({ id }) => id === ctx.actor.id);
  const named = can(ctx.actor, "finding.see-workload");
  return people.map(({ id, name, perDay, days }, at) =>
    named ? { id, name, perDay, days } : { id: String(at), name: "", perDay, days },
  );
}

const loadSchema = z.object({
  id: z.string(),
  name: z.string(),
  areas: z.array(z.string()),
  given: z.number(),
  fresh: z.number(),
  week: z.number(),
  old: z.number(),
  overdue: z.number(),
  decided: z.number(),
  decidedWeek: z.number(),
});
/** What lies before one person and how long it has lain there. */
export type PersonLoad = Omit<z.infer<typeof loadSchema>, "areas">;

/**
 * Work given to each reviewer by days since it was found (under 3, under 8, older), field checks overdue, and
 * what they have decided. Only for those who hand out work.
 */
export async function workloadByPerson(ctx: Ctx, { id, regionCode }: PeriodAsked): Promise<PersonLoad[]> {
  authorise(ctx.actor, "finding.see-workload");
  const found = await rows(
    loadSchema,
    sql`
      SELECT
        u.id,
        u.name,
        u.areas,
        count(f.id) FILTER (
          WHERE
            f.waits
        )::int AS given,
        count(f.id) FILTER (
          WHERE
            f.waits
            AND f.age < 3
        )::int AS fresh,
        count(f.id) FILTER (
          WHERE
            f.waits
            AND f.age >= 3
            AND f.age < 8
        )::int AS week,
        count(f.id) FILTER (
          WHERE
            f.waits
            AND f.age >= 8
        )::int AS old,
        count(f.id) FILTER (
          WHERE
            f.overdue
        )::int AS overdue,
        count(f.id) FILTER (
          WHERE
            f.decided_by = u.id
        )::int AS decided,
        count(f.id) FILTER (
          WHERE
            f.decided_by = u.id
            AND f.decided_at > now() - interval '7 days'
        )::int AS "decidedWeek"
      FROM
        "user" u
        LEFT JOIN LATERAL (
          SELECT
            f.id,
            f.decided_by,
            f.decided_at,
            f.assigned_to = u.id
            AND f.state = ANY (${[...JUDGEABLE_STATES]}) AS waits,
            f.assigned_to = u.id
            AND f.state = 'field_check'
            AND f.due_date < ${officeToday(regionCode)}::date AS overdue,
            extract(
              epoch
              FROM
                now() - f.created_at
            ) / 86400 AS age
          FROM
            finding f
          WHERE
            f.snapshot_id = ${id}
            AND (
              f.assigned_to = u.id
              OR f.decided_by = u.id
            )
        ) f ON TRUE ${EACH_REVIEWER}
    `,
  );
  return found
    .filter(({ areas }) => worksIn(ctx, regionCode, areas))
    .map(({ areas: _areas, ...load }) => load);
}
