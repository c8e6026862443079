import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { secretSecondReviewSql } from "@/lib/access/visibility-sql";
import { rows } from "@/lib/db/sql";
import { officeToday } from "@/lib/regions/time-zone";
import { workOf, type PeriodAsked } from "./progress";

/** A sign-off that waits longer than this is late. */
const SIGNOFF_DAYS = 3;

const row = z.object({
  overdue: z.number(),
  oldestDue: z.string().nullable(),
  fieldCheck: z.number(),
  signoff: z.number(),
  signoffLate: z.number(),
  unsure: z.number(),
  returned: z.number(),
  untouched: z.number(),
});
/** What does not move by itself: how many, and how late. */
export type Stuck = z.infer<typeof row>;

/** Field checks past their day, sign-offs that wait, questions that somebody gave back, weighty ones untouched. */
export async function stuckWork(ctx: Ctx, { id, regionCode }: PeriodAsked): Promise<Stuck> {
  authorise(ctx.actor, "summary.view");
  const today = officeToday(regionCode);
  const [found] = await rows(
    row,
    sql`
      SELECT
        count(*) FILTER (
          WHERE
            f.state = 'field_check'
            AND f.due_date < ${today}::date
        )::int AS overdue,
        min(f.due_date) FILTER (
          WHERE
            f.state = 'field_check'
            AND f.due_date < ${today}::date
        )::text AS "oldestDue",
        count(*) FILTER (
          WHERE
            f.state = 'field_check'
        )::int AS "fieldCheck",
        count(*) FILTER (
          WHERE
            f.state = 'awaiting_signoff'
        )::int AS signoff,
        count(*) FILTER (
          WHERE
            f.state = 'awaiting_signoff'
            AND f.decided_at < now() - make_interval(days => ${SIGNOFF_DAYS}::int)
        )::int AS "signoffLate",
        count(*) FILTER (
          WHERE
            f.state = 'unsure'
        )::int AS unsure,
        count(*) FILTER (
          WHERE
            f.state IN ('returned', 'reopened')
        )::int AS returned,
        count(*) FILTER (
          WHERE
            f.tier = 'T'
            AND (
              f.state = 'new'
              OR (${secretSecondReviewSql(ctx.actor)})
            )
        )::int AS untouched
      FROM
        finding f
      WHERE
        ${workOf(ctx, id)}
    `,
  );
  return (
    found ?? {
      overdue: 0,
      oldestDue: null,
      fieldCheck: 0,
      signoff: 0,
      signoffLate: 0,
      unsure: 0,
      returned: 0,
      untouched: 0,
    }
  );
}
