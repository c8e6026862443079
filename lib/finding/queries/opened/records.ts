import { recordOf } from "@/lib/record-of";
import { RECORD_ROLES, type RecordRole } from "@/lib/finding/model/state";
import sql, { join, raw as rawSql } from "sql-template-tag";
import { z } from "zod";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import type { FullRecord } from "@/lib/finding/model/comparison/records";
import type { ControlRecord } from "@/lib/finding/model/comparison/control-record";
import { COLUMN, COMPARED_COLUMNS, type ComparedColumn } from "@/lib/roll/columns";
import { classifyIdentity } from "@/lib/roll/identity-number";
import { parseRollDate } from "@/lib/roll/roll-date";
import { controlRecords } from "./control-records";

/** Where a record stands and what it says, identities in full: stays on the server. */
export interface PlacedRecord extends FullRecord {
  readonly ord: number;
  readonly role: RecordRole;
  readonly snapshotId: number;
  readonly rowNo: number;
  readonly fileName: string | null;
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

/** Columns of voter_record `v` that a comparison shows. */
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
  const control = await controlRecords(read, findingId);
  if (control)
    return control.records
      .map((record, ord) => madeUp(record, ord, control.snapshotId))
      .slice(after + 1, after + 1 + limit);
  return read(
    placedRowSchema,
    sql`
      SELECT
        r.ord,
        r.role,
        s.name AS "fileName",
        ${SHOWN_COLUMNS}
      FROM
        finding_record r
        JOIN voter_record v ON v.snapshot_id = r.snapshot_id
        AND v.row_no = r.row_no
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

/** A made-up person looks like any line of the roll. */
function madeUp({ raw, ...place }: ControlRecord, ord: number, snapshotId: number): PlacedRecord {
  return {
    ...place,
    ord,
    role: "subject",
    snapshotId,
    active: true,
    tmsCode: null,
    nkkOk: classifyIdentity(raw.nkk).digits,
    nikOk: classifyIdentity(raw.nik).digits,
    birthIso: parseRollDate(raw.birthDate).date,
    ...perColumn((column) => raw[column] ?? null),
  };
}
