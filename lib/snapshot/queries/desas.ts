import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";

const desaSchema = z.object({ key: z.string(), name: z.string() });

/** The desa of a counted roll, named with their kecamatan, in the order of the names. */
export const desasOf = (snapshotId: number): Promise<z.infer<typeof desaSchema>[]> =>
  rows(
    desaSchema,
    sql`
      SELECT
        c.desa_key AS key,
        coalesce(kec.name || ' · ', '') || coalesce(desa.name, c.desa_key) AS name
      FROM
        roll_count c
        LEFT JOIN region_code desa ON desa.code = c.desa_key
        LEFT JOIN region_code kec ON kec.code = desa.parent
      WHERE
        c.snapshot_id = ${snapshotId}::int
      ORDER BY
        2
    `,
  );
