import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/access/actor";
import { authorise, rolesThatMay } from "@/lib/access/permissions";
import { inScopeSql } from "@/lib/access/scope-sql";
import { OPEN_STATES } from "@/lib/finding/model/state";

const rowSchema = z.object({ nobody: z.number(), allUnsure: z.number() });

/** Open findings that no active account can take. */
export interface Unreachable {
  /** nobody's area holds them */
  readonly nobody: number;
  /** everybody whose area holds them was unsure, or gave the first of two judgements */
  readonly allUnsure: number;
}

/** What sharing out cannot reach: an office hears of it now, not on the day of the final report. */
export async function unreachableWork(ctx: Ctx, snapshotId: number): Promise<Unreachable> {
  authorise(ctx.actor, "finding.distribute");
  const [found] = await rows(
    rowSchema,
    sql`
      WITH
        reviewer AS (
          SELECT
            u.id,
            a.code
          FROM
            "user" u,
            unnest(u.areas) a (code)
          WHERE
            u.role = ANY (${rolesThatMay("finding.be-assigned")})
            AND NOT u.banned
            AND u.away_until IS NULL
        ),
        open AS (
          SELECT
            f.id,
            f.round,
            f.state,
            coalesce(f.desa_key, f.kec_key, f.region_code) AS place
          FROM
            finding f
          WHERE
            f.snapshot_id = ${snapshotId}
            AND f.state = ANY (${[...OPEN_STATES]})
            AND f.state <> 'awaiting_signoff' ${inScopeSql(ctx.actor)}
        ),
        seen AS (
          SELECT
            o.state,
            EXISTS (
              SELECT
                1
              FROM
                reviewer r
              WHERE
                starts_with(o.place, r.code)
            ) AS covered,
            EXISTS (
              SELECT
                1
              FROM
                reviewer r
              WHERE
                starts_with(o.place, r.code)
                AND NOT EXISTS (
                  SELECT
                    1
                  FROM
                    judgement j
                  WHERE
                    j.finding_id = o.id
                    AND j.actor_id = r.id
                    AND j.round = o.round
                )
            ) AS fresh
          FROM
            open o
        )
      SELECT
        (
          count(*) FILTER (
            WHERE
              NOT covered
          )
        )::int AS nobody,
        (
          count(*) FILTER (
            WHERE
              covered
              AND NOT fresh
              AND state IN ('unsure', 'second_review')
          )
        )::int AS "allUnsure"
      FROM
        seen
    `,
  );
  return found ?? { nobody: 0, allUnsure: 0 };
}
