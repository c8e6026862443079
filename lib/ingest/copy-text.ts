import { ROLL_COLUMNS, type NormalRecord } from "@/lib/domain/roll-columns";
import type { RawRow } from "./raw-record";

/** Columns of voter_record in the order in which `CopyText` writes them; snapshot_id is the default of the snapshot's own table. */
export const COPY_COLUMNS = [
  "row_no", "file_ord", "line_no",
  "dpid", "nkk", "nik", "name", "birth_place", "birth_date_raw", "marital_raw", "sex_raw", "age_raw", "address", "rt", "rw",
  "disability", "ktp_el", "remark", "source", "tps", "desa", "kecamatan",
  "nik_ok", "nik_kind", "nkk_ok", "nkk_kind", "name_norm", "name_key", "place_norm", "birth_date", "age", "sex", "marital", "address_norm",
  "rt_no", "rw_no", "tps_no", "tms_code", "active", "region_code", "kec_code", "desa_code", "kec_key", "desa_key",
] as const;

const NULL = "\\N";
const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** One line of PostgreSQL's COPY text format (docs: COPY, "Text Format"), ending in a newline. */
export function copyLine(row: number, file: number, line: number, raw: RawRow, normal: NormalRecord): string {
  let text = `${row}\t${file}\t${line}`;
  for (const column of ROLL_COLUMNS) text += "\t" + field(raw[column]);
  return (
    text +
    "\t" + field(normal.nikOk) + "\t" + normal.nikKind +
    "\t" + field(normal.nkkOk) + "\t" + normal.nkkKind +
    "\t" + field(normal.nameNorm) + "\t" + field(normal.nameKey) + "\t" + field(normal.placeNorm) +
    "\t" + (normal.birthDate ?? NULL) + "\t" + smallint(normal.age) + "\t" + (normal.sex ?? NULL) + "\t" + (normal.marital ?? NULL) +
    "\t" + field(normal.addressNorm) + "\t" + smallint(normal.rtNo) + "\t" + smallint(normal.rwNo) + "\t" + smallint(normal.tpsNo) +
    "\t" + smallint(normal.tmsCode) + "\t" + (normal.active ? "t" : "f") +
    "\t" + normal.regionCode + "\t" + (normal.kecCode ?? NULL) + "\t" + (normal.desaCode ?? NULL) +
    "\t" + escaped(normal.kecKey) + "\t" + escaped(normal.desaKey) + "\n"
  );
}

function field(value: string | null): string {
  return value === null ? NULL : escaped(value);
}

function escaped(value: string): string {
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (char) => ESCAPES[char] ?? char) : value;
}

/** A number that the column cannot hold (an age of 40,000 from a date in the year 1) is no number; the raw text beside it stays. */
function smallint(value: number | null): string {
  return value === null || value < -32_768 || value > 32_767 ? NULL : String(value);
}
