import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise, can } from "@/lib/access/permissions";
import { inScopeSql } from "@/lib/access/scope-sql";
import type { DayCount } from "@/lib/dashboard/model/burn-up";
import { rows } from "@/lib/db/sql";
import { officeZone } from "@/lib/regions/time-zone";

/** Which period, and whose clock tells the day. */
export interface PeriodAsked {
  readonly id: number;
  readonly regionCode: string;
}

/** Findings `f` of a period within the person's area; a group that was split counts through its members. */
export const workOf = (ctx: Ctx, snapshotId: number): Sql => sql`
  f.snapshot_id = ${snapshotId}
  AND f.state <> 'split' ${inScopeSql(ctx.actor)}
`;

export interface Progress {
  readonly total: number;
  /**
   * Some are synthetic, with a known answer (soal kendali): the report leaves them out, this page must not. Said
   * without a number, which would move with every answer, and never to those who work on them.
   */
  readonly controls: boolean;
  /** oldest first; days without either are left out */
  readonly perDay: readonly DayCount[];
}

const dayCount = z.object({ day: z.string(), decided: z.number(), signed: z.number() });

/**
 * Decisions in force and signatures by day. A decision that waits for its signature is decided; what needs
 * none is signed with its decision.
 */
export async function progress(ctx: Ctx, { id, regionCode }: PeriodAsked): Promise<Progress> {
  authorise(ctx.actor, "summary.view");
  const zone = officeZone(regionCode);
  const [[all], perDay] = await Promise.all([
    rows(
      z.object({ total: z.number(), controls: z.boolean() }),
      sql`
        SELECT
          count(*)::int AS total,
          count(k.finding_id) > 0 AS controls
        FROM
          finding f
          LEFT JOIN control_finding k ON k.finding_id = f.id
        WHERE
          ${workOf(ctx, id)}
      `,
    ),
    rows(
      dayCount,
      sql`
        SELECT
          DAY,
          sum(decided)::int AS decided,
          sum(signed)::int AS signed
        FROM
          (
            SELECT
              (f.decided_at AT TIME ZONE ${zone})::date AS DAY,
              1 AS decided,
              0 AS signed
            FROM
              finding f
            WHERE
              ${workOf(ctx, id)}
              AND f.decided_at IS NOT NULL
            UNION ALL
            SELECT
              (coalesce(f.signed_at, f.decided_at) AT TIME ZONE ${zone})::date,
              0,
              1
            FROM
              finding f
            WHERE
              ${workOf(ctx, id)}
              AND f.state = 'final'
          ) acts
        GROUP BY
          DAY
        ORDER BY
          DAY
      `,
    ),
  ]);
  return {
    total: all?.total ?? 0,
    controls: can(ctx.actor, "control.count") && all?.controls === true,
    perDay,
  };
}
