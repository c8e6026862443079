import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import { officeZone } from "@/lib/regions/time-zone";
import { realFindingsOf, type RunScope } from "@/lib/finding/queries/real-findings";
import type { ReportModel } from "@/lib/report/model/report";

/** How the work went, day by day in the office's time: findings judged and findings final, added up. */
export const progressPart = (
  scope: RunScope,
  regionCode: string,
  read: ReadRows,
): Promise<ReportModel["progress"][number][]> =>
  read(
    z.object({ day: z.string(), judged: z.number(), final: z.number() }),
    sql`
      WITH
        act AS (
          SELECT
            (f.decided_at AT TIME ZONE ${officeZone(regionCode)})::date::text AS DAY,
            1 AS judged,
            0 AS final
          FROM
            finding f
          WHERE
            ${realFindingsOf(scope)}
            AND f.decided_at IS NOT NULL
            AND f.state <> 'split'
          UNION ALL
          SELECT
            (coalesce(f.signed_at, f.decided_at) AT TIME ZONE ${officeZone(regionCode)})::date::text,
            0,
            1
          FROM
            finding f
          WHERE
            ${realFindingsOf(scope)}
            AND f.state = 'final'
            AND f.decided_at IS NOT NULL
        )
      SELECT
        DAY,
        (sum(sum(judged)) OVER w)::int AS judged,
        (sum(sum(final)) OVER w)::int AS final
      FROM
        act
      GROUP BY
        1
      WINDOW
        w AS (
          ORDER BY
            DAY
        )
      ORDER BY
        1
    `,
  );
