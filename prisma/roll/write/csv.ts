import type { CalendarDay, RollRow } from "../model";
import { cells } from "./columns";
import type { OutputColumn } from "./columns";

export interface CsvStyle {
  readonly delimiter: "," | ";" | "\t" | "|";
  readonly bom: boolean;
  readonly encoding: "utf8" | "latin1";
  readonly lineEnd: "\n" | "\r\n";
}

export const PLAIN_CSV: CsvStyle = { delimiter: ",", bom: false, encoding: "utf8", lineEnd: "\n" };
/** As a spreadsheet in Indonesian settings writes it. */
export const EXCEL_CSV: CsvStyle = { delimiter: ";", bom: true, encoding: "utf8", lineEnd: "\r\n" };

export function csvHeader(columns: readonly OutputColumn[], style: CsvStyle): string {
  return (
    (style.bom ? "\uFEFF" : "") +
    line(
      columns.map(({ header }) => header),
      style,
    )
  );
}

/** @param first running number of the first row */
export function csvRows(
  columns: readonly OutputColumn[],
  rows: readonly RollRow[],
  first: number,
  reference: CalendarDay,
  style: CsvStyle,
): string {
  let text = "";
  rows.forEach((row, index) => {
    text += line(cells(columns, row, first + index, reference), style);
  });
  return text;
}

function line(values: readonly string[], style: CsvStyle): string {
  return values.map((value) => quote(value, style.delimiter)).join(style.delimiter) + style.lineEnd;
}

function quote(value: string, delimiter: string): string {
  return value.includes(delimiter) || /["\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
