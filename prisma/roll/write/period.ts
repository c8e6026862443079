import { parseTmsCode } from "@/lib/roll/tms";
import type { Batch } from "../generate-roll";
import type { RollOptions, RollRow } from "../model";
import { isoDay } from "../people/birth";
import { MODEL_A, PUBLIC_FORM, SIDALIH } from "./columns";
import type { OutputColumn } from "./columns";
import { EXCEL_CSV, PLAIN_CSV } from "./csv";
import type { CsvStyle } from "./csv";
import { DesaWorkbooksOutput } from "./desa-workbooks";
import { CsvOutput } from "./output";
import type { Output, OutputOptions } from "./output";
import { TotalCounter } from "./totals";
import type { Totals } from "./totals";
import { XlsxOutput } from "./xlsx";
import { ZipOutput } from "./zip";

/** `zip` holds a CSV per desa, `desa-xlsx` a workbook per desa as the KPU's offices exchange them. */
export const FORMATS = ["csv", "excel-csv", "xlsx", "zip", "desa-xlsx", "public"] as const;
export type Format = (typeof FORMATS)[number];

export interface Shape {
  readonly folder: string;
  readonly format: Format;
  readonly columns: 17 | 19;
  /** Instead of the format's own, for CSV inside or outside an archive. */
  readonly csv?: Partial<CsvStyle>;
}

export interface WrittenPeriod {
  /** YYYY-MM-DD */
  readonly referenceDate: string;
  /** In the order in which their lines are counted. */
  readonly files: readonly string[];
  readonly lines: number;
  /** Active voters as in the Berita Acara. */
  readonly controlTotals: Totals;
}

export interface OpenPeriod {
  /** Number of the file that took the lines. */
  write(batch: Batch, rows: readonly RollRow[]): Promise<number>;
  close(): Promise<WrittenPeriod>;
}

/** Files of one period (or list) of a roll, named after region and date. */
export function openPeriod(options: RollOptions, referenceDate: string, shape: Shape, word = ""): OpenPeriod {
  const counter = new TotalCounter((row) => row.remark === null || parseTmsCode(row.remark) === null);
  const style = { ...(shape.format === "excel-csv" ? EXCEL_CSV : PLAIN_CSV), ...shape.csv };
  const output = openOutput(shape.format, {
    folder: shape.folder,
    stem: `${options.region}-${referenceDate}${word}`,
    columns: columnsOf(shape),
    reference: isoDay(referenceDate),
    csv: style,
  });
  return {
    write: (batch, rows) => {
      counter.add(batch.desa.code, rows);
      return output.write(batch, rows);
    },
    close: async () => ({
      referenceDate,
      files: await output.close(),
      lines: counter.lines,
      controlTotals: counter.totals(),
    }),
  };
}

function openOutput(format: Format, options: OutputOptions): Output {
  switch (format) {
    case "xlsx":
      return new XlsxOutput(options);
    case "zip":
      return new ZipOutput(options);
    case "desa-xlsx":
      return new DesaWorkbooksOutput(options);
    case "csv":
    case "excel-csv":
    case "public":
      return new CsvOutput(options);
  }
}

function columnsOf({ format, columns }: Shape): readonly OutputColumn[] {
  return format === "public" ? PUBLIC_FORM : columns === 17 ? MODEL_A : SIDALIH;
}
