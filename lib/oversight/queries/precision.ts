import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Precision } from "@/lib/detectors/card";
import { settledBefore } from "@/lib/finding/queries/real-findings";
import { wilson } from "@/lib/statistics/wilson";

const rowSchema = z.object({ detector: z.string(), decided: z.number(), accepted: z.number() });

/**
 * Share of final decisions that accepted the finding, by detector, over the whole server. Synthetic findings
 * with a known answer do not count.
 * @param before from `countedUntil`
 */
export async function readPrecision(before: Date | null): Promise<Map<string, Precision>> {
  const found = await rows(
    rowSchema,
    sql`
      SELECT
        f.detector,
        count(*) AS decided,
        count(*) FILTER (
          WHERE
            f.outcome = 'accepted'
        ) AS accepted
      FROM
        finding f
      WHERE
        f.state = 'final'
        AND f.outcome <> 'undetermined' ${settledBefore(before)}
        AND NOT EXISTS (
          SELECT
          FROM
            control_finding k
          WHERE
            k.finding_id = f.id
        )
      GROUP BY
        f.detector
    `,
  );
  return new Map(
    found.map(({ detector, decided, accepted }) => [
      detector,
      { decided, accepted, ...wilson(accepted, decided) },
    ]),
  );
}
