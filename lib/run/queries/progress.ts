import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { touches } from "@/lib/access/scope";
import { notFound } from "@/lib/errors";
import { statementAtWork } from "./statement-at-work";
import type { StatementAtWork } from "./statement-at-work";

const rowSchema = z.object({
  regionCode: z.string(),
  status: z.string(),
  findings: z.int(),
  total: z.int(),
  over: z.int(),
  failed: z.int(),
  running: z.array(z.string()),
  lastMs: z.int().nullable(),
  elapsedMs: z.int().nullable(),
});

export interface RunProgress extends Omit<z.infer<typeof rowSchema>, "regionCode"> {
  /** what holds the run up */
  readonly statement: StatementAtWork | null;
}

/**
 * How far a run is: `over` of `total` detectors have an outcome, `running` are at work. `lastMs` is how long
 * the latest finished run over the same snapshot or region took, for an estimate. Cheap enough to be asked
 * twice a second.
 */
export async function runProgress(ctx: Ctx, id: number): Promise<RunProgress> {
  authorise(ctx.actor, "run.read");
  const [found] = await rows(
    rowSchema,
    sql`
      SELECT
        s.region_code AS "regionCode",
        r.status,
        r.finding_count AS findings,
        (
          SELECT
            count(*)::int
          FROM
            run_detector d
          WHERE
            d.run_id = r.id
        ) AS total,
        (
          SELECT
            count(*)::int
          FROM
            run_detector d
          WHERE
            d.run_id = r.id
            AND d.status NOT IN ('pending', 'running')
        ) AS OVER,
        (
          SELECT
            count(*)::int
          FROM
            run_detector d
          WHERE
            d.run_id = r.id
            AND d.status = 'failed'
        ) AS failed,
        ARRAY(
          SELECT
            d.code
          FROM
            run_detector d
          WHERE
            d.run_id = r.id
            AND d.status = 'running'
          ORDER BY
            d.ord
        ) AS running,
        (
          SELECT
            (
              extract(
                epoch
                FROM
                  l.finished_at - l.started_at
              ) * 1000
            )::int
          FROM
            run l
            JOIN snapshot ls ON ls.id = l.snapshot_id
          WHERE
            l.status = 'done'
            AND ls.region_code = s.region_code
            AND l.id < r.id
          ORDER BY
            l.id DESC
          LIMIT
            1
        ) AS "lastMs",
        (
          extract(
            epoch
            FROM
              coalesce(r.finished_at, now()) - r.started_at
          ) * 1000
        )::int AS "elapsedMs"
      FROM
        run r
        JOIN snapshot s ON s.id = r.snapshot_id
      WHERE
        r.id = ${id}::int
    `,
  );
  if (found === undefined || !touches(ctx.actor, found.regionCode)) throw notFound("run-not-found", { id });
  const { regionCode: _, ...progress } = found;
  return { ...progress, statement: progress.status === "running" ? await statementAtWork(id) : null };
}
