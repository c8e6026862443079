import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseTmsCode } from "@/lib/people/codes";
import type { RegionIndex } from "@/lib/regions/region-index";
import type { KeyEntry } from "./answer-key";
import { generateRoll } from "./generate-roll";
import type { RollOptions, RollRow } from "./model";
import { isoDay } from "./people/birth";
import { MODEL_A, PUBLIC_FORM, SIDALIH } from "./write/columns";
import type { OutputColumn } from "./write/columns";
import { EXCEL_CSV, PLAIN_CSV } from "./write/csv";
import type { CsvStyle } from "./write/csv";
import { CsvOutput } from "./write/output";
import type { Output, OutputOptions } from "./write/output";
import { TotalCounter } from "./write/totals";
import type { Totals } from "./write/totals";
import { XlsxOutput } from "./write/xlsx";
import { ZipOutput } from "./write/zip";

export const FORMATS = ["csv", "excel-csv", "xlsx", "zip", "public"] as const;
export type Format = (typeof FORMATS)[number];

export interface WrittenPeriod {
  /** YYYY-MM-DD */
  readonly referenceDate: string;
  /** In the order in which their lines are counted. */
  readonly files: readonly string[];
  readonly lines: number;
  /** Active voters as in the Berita Acara. */
  readonly controlTotals: Totals;
}

/** The content of `answer-key.json`. */
export interface WrittenRoll {
  readonly region: string;
  readonly seed: number;
  readonly tpsCap: number;
  readonly baseline: WrittenPeriod;
  readonly current: WrittenPeriod;
  readonly entries: readonly KeyEntry[];
}

/** Generates a roll into a folder: the files of both periods and the answer key. Control totals are right unless `totalsOff` says otherwise. */
export async function writeRoll(options: RollOptions, regions: RegionIndex, folder: string, format: Format, columns: 17 | 19 = 19): Promise<WrittenRoll> {
  const roll = generateRoll(options, regions);
  const isActive = (row: RollRow) => row.remark === null || parseTmsCode(row.remark) === null;
  const baseline = openPeriod(options, options.baselineDate, folder, format, columns, isActive);
  const current = openPeriod(options, options.currentDate, folder, format, columns, isActive);
  const fileOf = new Map<string, number>();
  for (const batch of roll.batches) {
    await baseline.write(batch, batch.baseline);
    fileOf.set(batch.desa.code, await current.write(batch, batch.current));
  }
  const written: WrittenRoll = {
    region: options.region, seed: options.seed, tpsCap: options.tpsCap,
    baseline: await baseline.close(), current: withWrongTotals(await current.close(), options.totalsOff), entries: roll.key.entries().map((entry) => nameFile(entry, fileOf)),
  };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "answer-key.json"), `${JSON.stringify(written, null, 1)}\n`);
  return written;
}

/** A desa's file is known by its number only when it is written. */
function nameFile(entry: KeyEntry, fileOf: ReadonlyMap<string, number>): KeyEntry {
  const desa = entry.subject.startsWith("FILE:") ? entry.subject.slice(5) : null;
  return desa === null ? entry : { ...entry, subject: `F:${fileOf.get(desa) ?? 1}` };
}

/** A Berita Acara with a slip in it: total and women too high. */
function withWrongTotals(period: WrittenPeriod, off: number): WrittenPeriod {
  const { rows, female } = period.controlTotals;
  return { ...period, controlTotals: { ...period.controlTotals, rows: rows + off, female: female + off } };
}

function openPeriod(options: RollOptions, referenceDate: string, folder: string, format: Format, columns: 17 | 19, isActive: (row: RollRow) => boolean) {
  const counter = new TotalCounter(isActive);
  const output = openOutput(format, {
    folder, stem: `${options.region}-${referenceDate}`, columns: columnsOf(format, columns), reference: isoDay(referenceDate), csv: styleOf(format),
  });
  return {
    write: (batch: Parameters<Output["write"]>[0], rows: readonly RollRow[]) => {
      counter.add(batch.desa.code, rows);
      return output.write(batch, rows);
    },
    close: async (): Promise<WrittenPeriod> => ({ referenceDate, files: await output.close(), lines: counter.lines, controlTotals: counter.totals() }),
  };
}

function openOutput(format: Format, options: OutputOptions): Output {
  return format === "xlsx" ? new XlsxOutput(options) : format === "zip" ? new ZipOutput(options) : new CsvOutput(options);
}

function columnsOf(format: Format, columns: 17 | 19): readonly OutputColumn[] {
  return format === "public" ? PUBLIC_FORM : columns === 17 ? MODEL_A : SIDALIH;
}

function styleOf(format: Format): CsvStyle {
  return format === "excel-csv" ? EXCEL_CSV : PLAIN_CSV;
}
