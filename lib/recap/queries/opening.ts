import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import type { BySex } from "@/lib/recap/model/recap";

/** Opening figures by kecamatan as last quarter's workbook states them; empty where none was imported. */
export async function openingFigures(snapshotId: number, read: ReadRows): Promise<Map<string, BySex>> {
  const found = await read(
    z.object({ kecKey: z.string(), male: z.number(), female: z.number() }),
    sql`
      SELECT
        kec_key AS "kecKey",
        male,
        female
      FROM
        recap_opening
      WHERE
        snapshot_id = ${snapshotId}
    `,
  );
  return new Map(found.map(({ kecKey, male, female }) => [kecKey, { L: male, P: female, "-": 0 }]));
}
