import { RECORD_ROLES, type RecordRole } from "@/lib/finding/model/state";
import sql from "sql-template-tag";
import { z } from "zod";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import type { FullRecord } from "@/lib/finding/model/comparison/records";
import type { ControlRecord } from "@/lib/finding/model/comparison/control-record";
import type { RawRecord } from "@/lib/roll/columns";
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

const text = z.string().nullable();
const placedRow = z.object({
  ord: z.number(),
  role: z.enum(RECORD_ROLES),
  snapshotId: z.number(),
  rowNo: z.number(),
  fileName: text,
  lineNo: z.number().nullable(),
  active: z.boolean(),
  tmsCode: z.number().nullable(),
  nkkOk: text,
  nikOk: text,
  desaKey: z.string(),
  tpsNo: z.number().nullable(),
  nik: text,
  nkk: text,
  name: text,
  birthPlace: text,
  birthDate: text,
  birthIso: text,
  sex: text,
  marital: text,
  address: text,
  rt: text,
  rw: text,
  tps: text,
  desa: text,
  kecamatan: text,
  disability: text,
  ktpEl: text,
  remark: text,
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
  v.nik,
  v.nkk,
  v.name,
  v.birth_place AS "birthPlace",
  v.birth_date_raw AS "birthDate",
  v.birth_date::text AS "birthIso",
  v.sex_raw AS sex,
  v.marital_raw AS marital,
  v.address,
  v.rt,
  v.rw,
  v.tps,
  v.desa,
  v.kecamatan,
  v.disability,
  v.ktp_el AS "ktpEl",
  v.remark
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
    placedRow,
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
  const value = (key: keyof RawRecord) => raw[key] ?? null;
  return {
    ...place,
    ord,
    role: "subject",
    snapshotId,
    active: true,
    tmsCode: null,
    nkkOk: classifyIdentity(raw.nkk).digits,
    nikOk: classifyIdentity(raw.nik).digits,
    nik: value("nik"),
    nkk: value("nkk"),
    name: value("name"),
    birthPlace: value("birthPlace"),
    birthDate: value("birthDate"),
    birthIso: parseRollDate(raw.birthDate).date,
    sex: value("sex"),
    marital: value("marital"),
    address: value("address"),
    rt: value("rt"),
    rw: value("rw"),
    tps: value("tps"),
    desa: value("desa"),
    kecamatan: value("kecamatan"),
    disability: value("disability"),
    ktpEl: value("ktpEl"),
    remark: value("remark"),
  };
}
