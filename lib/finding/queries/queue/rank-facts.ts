import { TIERS } from "@/lib/detectors/kit/tier";
import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import type { RankFacts } from "@/lib/finding/model/ranker";
import { officeDaySql } from "@/lib/regions/office-day-sql";
import { OUTCOMES } from "@/lib/finding/model/state";

const rowSchema = z.object({
  id: z.number(),
  fingerprint: z.string(),
  regionCode: z.string(),
  detector: z.string(),
  tier: z.enum(TIERS),
  score: z.number().nullable(),
  rowCount: z.number(),
  isGroup: z.boolean(),
  absorbed: z.number(),
  evidence: z.record(z.string(), z.unknown()),
  noted: z.boolean(),
  earlier: z.enum(OUTCOMES).nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  priority: z.number(),
});
export type RankRow = z.infer<typeof rowSchema> & RankFacts;

/** A note of staff about the finding's area that holds today; only questions about mobilisation have any. */
export const NOTED = sql`
  (
    starts_with(f.detector, 'MOB-')
    AND EXISTS (
      SELECT
        1
      FROM
        local_note n
      WHERE
        n.withdrawn_at IS NULL
        AND n.expires_on > ${officeDaySql(sql`f.area_code`)}
        AND starts_with(f.area_code, n.area_code)
    )
  )
`;

/** What the learned order sees of findings `f`. @param rest conditions, order and limit */
export function rankFacts(rest: Sql, read: ReadRows = onPool): Promise<RankRow[]> {
  return read(
    rowSchema,
    sql`
      SELECT
        f.id,
        f.fingerprint,
        f.region_code AS "regionCode",
        f.detector,
        f.tier,
        f.score,
        f.row_count AS "rowCount",
        f.is_group AS "isGroup",
        jsonb_array_length(f.absorbed) AS absorbed,
        f.evidence,
        f.outcome,
        f.priority,
        ${NOTED} AS noted,
        (
          SELECT
            e.outcome
          FROM
            finding e
          WHERE
            e.fingerprint = f.fingerprint
            AND e.snapshot_id < f.snapshot_id
            AND e.state = 'final'
          ORDER BY
            e.snapshot_id DESC
          LIMIT
            1
        ) AS earlier
      FROM
        finding f ${rest}
    `,
  );
}
