import sql, { raw as rawSql } from "sql-template-tag";
import { z } from "zod";
import { RAW_RECORD } from "@/lib/roll/raw-record";
import type { QueryFn } from "@/lib/db/query-fn";
import type { SnapshotInfo } from "@/lib/detectors/kit/types";
import { ROLL_COLUMNS } from "@/lib/roll/columns";
import { READY } from "@/lib/run/engine/publication/ready";

/**
 * A line of the roll that no finding is about: a made-up person stands in its place, so that the surroundings
 * are real.
 */
export const carrierRowSchema = z.object({
  rowNo: z.number(),
  fileOrd: z.number(),
  lineNo: z.number(),
  fileName: z.string().nullable(),
  desaKey: z.string(),
  kecKey: z.string(),
  desaCode: z.string().nullable(),
  kecCode: z.string().nullable(),
  tpsNo: z.number().nullable(),
  sex: z.enum(["L", "P"]).nullable(),
  raw: z.record(z.enum(ROLL_COLUMNS), z.string().nullable()),
});
export type CarrierRow = z.infer<typeof carrierRowSchema>;

/** The lines at these numbers, those left out that a finding is about or that have no desa. */
export async function carrierRowsAt(
  query: QueryFn,
  snapshot: SnapshotInfo,
  rowNumbers: readonly number[],
): Promise<CarrierRow[]> {
  const found = await query(sql`
    SELECT
      v.row_no AS "rowNo",
      v.file_ord AS "fileOrd",
      v.line_no AS "lineNo",
      f.name AS "fileName",
      v.desa_key AS "desaKey",
      v.kec_key AS "kecKey",
      v.desa_code AS "desaCode",
      v.kec_code AS "kecCode",
      v.tps_no AS "tpsNo",
      v.sex,
      ${rawSql(RAW_RECORD)} AS raw
    FROM
      ${snapshot.roll} v
      LEFT JOIN snapshot_file f ON f.snapshot_id = ${snapshot.id}::int
      AND f.ord = v.file_ord
    WHERE
      v.row_no = ANY (${rowNumbers}::INT[])
      AND v.active
      AND v.desa_key <> ''
      AND NOT EXISTS (
        SELECT
          1
        FROM
          finding_record r
        WHERE
          r.snapshot_id = ${snapshot.id}::int
          AND r.row_no = v.row_no
      )
      AND v.row_no NOT IN (
        SELECT
          unnest(rows)
        FROM
          ${READY}
      )
    ORDER BY
      v.row_no
  `);
  return z.array(carrierRowSchema).parse(found);
}
