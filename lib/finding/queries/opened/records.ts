import { recordOf } from "@/lib/record-of";
import { RECORD_ROLES, type RecordRole } from "@/lib/finding/model/state";
import sql, { join, raw as rawSql } from "sql-template-tag";
import { z } from "zod";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import type { FullRecord } from "@/lib/finding/model/comparison/records";
import { COLUMN, COMPARED_COLUMNS, type ComparedColumn } from "@/lib/roll/columns";
import { IS_RECORD } from "@/lib/roll/shown-record";

/** Where a record stands and what it says, identities in full: stays on the server. */
export interface PlacedRecord extends FullRecord {
  readonly ord: number;
  readonly role: RecordRole;
  readonly snapshotId: number;
  readonly rowNo: number;
  readonly fileName: string | null;
  readonly sheet: string | null;
  readonly lineNo: number | null;
  readonly active: boolean;
  readonly tmsCode: number | null;
  readonly nkkOk: string | null;
  readonly nikOk: string | null;
  readonly desaKey: string;
  readonly tpsNo: number | null;
}

/** One value for each element of the comparison. */
const perColumn = <T>(valueOf: (column: ComparedColumn) => T): Record<ComparedColumn, T> =>
  recordOf(COMPARED_COLUMNS, valueOf);

const textSchema = z.string().nullable();
const placedRowSchema = z.object({
  ord: z.number(),
  role: z.enum(RECORD_ROLES),
  snapshotId: z.number(),
  rowNo: z.number(),
  fileName: textSchema,
  sheet: textSchema,
  lineNo: z.number().nullable(),
  active: z.boolean(),
  tmsCode: z.number().nullable(),
  nkkOk: textSchema,
  nikOk: textSchema,
  desaKey: z.string(),
  tpsNo: z.number().nullable(),
  birthIso: textSchema,
  ...perColumn(() => textSchema),
});

/** Columns of a roll's line `v` that a comparison shows. */
export const SHOWN_COLUMNS = sql`
  v.snapshot_id AS "snapshotId",
  v.row_no AS "rowNo",
  v.line_no AS "lineNo",
  v.active,
  v.tms_code AS "tmsCode",
  v.nkk_ok AS "nkkOk",
  v.nik_ok AS "nikOk",
  v.desa_key AS "desaKey",
  v.tps_no AS "tpsNo",
  v.birth_date::text AS "birthIso",
  ${join(
    COMPARED_COLUMNS.map(
      (column) => sql`${rawSql(`v.${COLUMN[column].stored}`)} AS ${rawSql(`"${column}"`)}`,
    ),
    ", ",
  )}
`;

/** A comparison holds so many records; a longer list is read page by page. */
export const RECORDS_SHOWN = 40;

/** Records of a finding in the order of the comparison. @param after ord of the last one already read */
export async function placedRecords(
  findingId: number,
  after = -1,
  limit = RECORDS_SHOWN,
  read: ReadRows = onPool,
): Promise<PlacedRecord[]> {
  return read(
    placedRowSchema,
    sql`
      SELECT
        r.ord,
        r.role,
        s.name AS "fileName",
        s.sheet,
        ${SHOWN_COLUMNS}
      FROM
        finding_record r
        JOIN shown_record v ON ${IS_RECORD}
        LEFT JOIN snapshot_file s ON s.snapshot_id = r.snapshot_id
        AND s.ord = v.file_ord
      WHERE
        r.finding_id = ${findingId}
        AND r.ord > ${after}
      ORDER BY
        r.ord
      LIMIT
        ${limit}
    `,
  );
}
