import sql, { raw as rawSql } from "sql-template-tag";
import { z } from "zod";
import { rawRecord } from "@/lib/roll/raw-record";
import type { QueryFn } from "@/lib/db/query-fn";
import type { SnapshotInfo } from "@/lib/detectors/kit/types";
import { ROLL_COLUMNS } from "@/lib/roll/columns";
import { READY } from "@/lib/run/engine/publication/ready";
import { surroundings, surroundingsSchema } from "./surroundings";

/**
 * A line of the roll that no finding is about: a made-up person stands in its place, so that the surroundings
 * are real.
 */
export const carrierRowSchema = z.object({
  rowNo: z.number(),
  fileOrd: z.number(),
  lineNo: z.number(),
  desaKey: z.string(),
  kecKey: z.string(),
  desaCode: z.string().nullable(),
  kecCode: z.string().nullable(),
  tpsNo: z.number().nullable(),
  sex: z.enum(["L", "P"]).nullable(),
  surroundings: surroundingsSchema,
  raw: z.record(z.enum(ROLL_COLUMNS), z.string().nullable()),
});
export type CarrierRow = z.infer<typeof carrierRowSchema>;

/** A card with so many people is a defect, and its people are no ordinary family. */
const LARGE_FAMILY = 13;

/**
 * The lines at these numbers, those left out that a finding is about or that have no desa. The whole family is free
 * of findings: its member whose line a made-up person takes is then missed by nobody who judges a real one.
 * @param periods other snapshots of the region
 */
export async function carrierRowsAt(
  query: QueryFn,
  snapshot: SnapshotInfo,
  rowNumbers: readonly number[],
  periods: readonly number[],
): Promise<CarrierRow[]> {
  const found = await query(sql`
    SELECT
      v.row_no AS "rowNo",
      v.file_ord AS "fileOrd",
      v.line_no AS "lineNo",
      v.desa_key AS "desaKey",
      v.kec_key AS "kecKey",
      v.desa_code AS "desaCode",
      v.kec_code AS "kecCode",
      v.tps_no AS "tpsNo",
      v.sex,
      ${surroundings(snapshot, periods)} AS surroundings,
      ${rawSql(rawRecord())} AS raw
    FROM
      ${snapshot.roll} v
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
      AND NOT EXISTS (
        SELECT
          1
        FROM
          control_record c
        WHERE
          c.snapshot_id = ${snapshot.id}::int
          AND c.row_no = v.row_no
      )
      AND CASE
        WHEN v.nkk_ok IS NULL THEN TRUE
        ELSE (
          SELECT
            count(*) < ${LARGE_FAMILY}::int
            AND NOT bool_or(asked)
          FROM
            (
              SELECT
                h.row_no IN (
                  SELECT
                    unnest(rows)
                  FROM
                    ${READY}
                )
                OR EXISTS (
                  SELECT
                    1
                  FROM
                    finding_record r
                  WHERE
                    r.snapshot_id = ${snapshot.id}::int
                    AND r.row_no = h.row_no
                ) AS asked
              FROM
                ${snapshot.roll} h
              WHERE
                h.nkk_ok = v.nkk_ok
              LIMIT
                ${LARGE_FAMILY}
            ) family
        )
      END
    ORDER BY
      v.row_no
  `);
  return z.array(carrierRowSchema).parse(found);
}
