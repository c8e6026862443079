import type { RollColumn } from "@/lib/roll/columns";
import type { RollRow } from "../model";
import { ageOn, isoDay } from "../people/birth";
import type { CalendarDay } from "../model";

export interface OutputColumn {
  readonly header: string;
  /** A column of the roll, or the running number of the line. */
  readonly column: RollColumn | "number";
}

const col = (column: OutputColumn["column"], header: string): OutputColumn => ({ column, header });

/** Model A-Daftar Pemilih with the headings of its pages as columns: 17 columns. */
export const MODEL_A: readonly OutputColumn[] = [
  col("number", "NO"),
  col("nkk", "NO. KK"),
  col("nik", "NIK"),
  col("name", "NAMA LENGKAP"),
  col("birthPlace", "TEMPAT LAHIR"),
  col("birthDate", "TANGGAL LAHIR"),
  col("marital", "STATUS PERKAWINAN"),
  col("sex", "JENIS KELAMIN"),
  col("address", "ALAMAT"),
  col("rt", "RT"),
  col("rw", "RW"),
  col("disability", "DISABILITAS"),
  col("ktpEl", "STATUS KTP-EL"),
  col("remark", "KETERANGAN"),
  col("tps", "TPS"),
  col("desa", "KELURAHAN"),
  col("kecamatan", "KECAMATAN"),
];

/** The table of the information system: short headings, with Sidalih's id and the source, 19 columns. */
export const SIDALIH: readonly OutputColumn[] = [
  col("dpid", "DP_ID"),
  col("nkk", "NKK"),
  col("nik", "NIK"),
  col("name", "NAMA"),
  col("birthPlace", "TMPT LAHIR"),
  col("birthDate", "TGL LAHIR"),
  col("marital", "STS KAWIN"),
  col("sex", "L/P"),
  col("age", "USIA"),
  col("address", "JALAN/DUKUH"),
  col("rt", "RT"),
  col("rw", "RW"),
  col("disability", "DIFABEL"),
  col("ktpEl", "EKTP"),
  col("remark", "KET"),
  col("source", "SUMBER"),
  col("tps", "NO TPS"),
  col("desa", "DESA"),
  col("kecamatan", "KECAMATAN"),
];

/** What parties and the public get: no number, no birth date. */
export const PUBLIC_FORM: readonly OutputColumn[] = [
  col("name", "NAMA"),
  col("sex", "JK"),
  col("age", "USIA"),
  col("address", "ALAMAT"),
  col("rt", "RT"),
  col("rw", "RW"),
  col("remark", "KETERANGAN"),
];

/** The cells of a line. Age is counted on the reference date, where the date can be read. */
export function cells(
  columns: readonly OutputColumn[],
  row: RollRow,
  number: number,
  reference: CalendarDay,
): string[] {
  return columns.map(({ column }) =>
    column === "number" ? String(number) : column === "age" ? ageText(row, reference) : (row[column] ?? ""),
  );
}

function ageText(row: RollRow, reference: CalendarDay): string {
  if (row.age !== null) return row.age;
  const parts = /^(\d\d)\|(\d\d)\|(\d{4})$/.exec(row.birthDate ?? "");
  if (!parts) return "";
  return String(ageOn(isoDay(`${parts[3]}-${parts[2]}-${parts[1]}`), reference));
}
