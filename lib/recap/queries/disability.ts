import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";

const KINDS = 6;

/**
 * Active voters by kecamatan and kind of disability (ragam disabilitas), in the order 1–6 of the roll's own code
 * table.
 */
export async function disabilityCounts(
  snapshotId: number,
  read: ReadRows,
): Promise<Map<string, readonly number[]>> {
  const found = await read(
    z.object({ kecKey: z.string(), code: z.number(), n: z.number() }),
    sql`
      SELECT
        v.kec_key AS "kecKey",
        substring(
          v.disability
          FROM
            '[1-6]'
        )::int AS code,
        count(*)::int AS n
      FROM
        voter_record v
      WHERE
        v.snapshot_id = ${snapshotId}
        AND v.active
        AND v.disability ~ '^\\s*[1-6]'
      GROUP BY
        1,
        2
    `,
  );
  return new Map(
    [...Map.groupBy(found, ({ kecKey }) => kecKey)].map(([kecKey, rows]) => [
      kecKey,
      Array.from({ length: KINDS }, (_, at) => rows.find(({ code }) => code === at + 1)?.n ?? 0),
    ]),
  );
}
