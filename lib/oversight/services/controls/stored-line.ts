import { ROLL_COLUMNS, COLUMN, type RawRecord } from "@/lib/roll/columns";
import { normaliseRecord } from "@/lib/roll/record";
import type { CarrierRow } from "./carrier-row";

/** A line with the columns of voter_record, by their names in the database. */
export type StoredLine = Readonly<Record<string, unknown>>;

/** Where a made-up person stands: number, file and place of a line that exists. */
export type Place = Pick<
  CarrierRow,
  "rowNo" | "fileOrd" | "lineNo" | "kecCode" | "desaCode" | "kecKey" | "desaKey" | "tpsNo"
>;

/** The roll that a line is of. */
export interface LineOf {
  readonly id: number;
  readonly regionCode: string;
  /** YYYY-MM-DD */
  readonly referenceDate: string;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What a person says in the file, as the import would have stored it at this place. */
export function storedLine(raw: RawRecord, place: Place, snapshot: LineOf): StoredLine {
  const { kecCode, desaCode, kecKey, desaKey } = place;
  const normal = normaliseRecord(raw, {
    regionCode: snapshot.regionCode,
    referenceDate: snapshot.referenceDate,
    regions: { resolve: () => ({ kecCode, desaCode, kecKey, desaKey }) },
  });
  const values = ROLL_COLUMNS.map((column) => [COLUMN[column].stored, raw[column] ?? null]);
  const normals = Object.entries({ ...normal, tpsNo: normal.tpsNo ?? place.tpsNo }).map(([name, value]) => [
    snake(name),
    value,
  ]);
  return {
    ...Object.fromEntries([...values, ...normals]),
    snapshot_id: snapshot.id,
    row_no: place.rowNo,
    file_ord: place.fileOrd,
    line_no: place.lineNo,
  };
}
