import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";

const rollSchema = z.object({ regionCode: z.string(), status: z.string(), referenceDate: z.string() });

/** The snapshot that a list is held against; null when there is none of this number. */
export async function rollOf(snapshotId: number): Promise<z.infer<typeof rollSchema> | null> {
  const [roll] = await rows(
    rollSchema,
    sql`
      SELECT
        region_code AS "regionCode",
        status,
        reference_date AS "referenceDate"
      FROM
        snapshot
      WHERE
        id = ${snapshotId}::int
    `,
  );
  return roll ?? null;
}
