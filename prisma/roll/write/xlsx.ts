import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import ExcelJS from "exceljs";
import type { Batch } from "../generate-roll";
import type { RollRow } from "../model";
import { cells } from "./columns";
import type { Output, OutputOptions } from "./output";

const EPOCH = new Date(Date.UTC(2025, 0, 1));

/**
 * A workbook as the KPU hands it out: a cover, a recapitulation, and the data on the third sheet below title
 * rows. One workbook for the whole period.
 */
export class XlsxOutput implements Output {
  #started: { workbook: ExcelJS.stream.xlsx.WorkbookWriter; sheet: ExcelJS.Worksheet } | undefined;
  readonly #name: string;
  #number = 0;

  constructor(private readonly options: OutputOptions) {
    this.#name = `${options.stem}.xlsx`;
  }

  async write(_batch: Batch, rows: readonly RollRow[]): Promise<number> {
    const { sheet } = await this.#start();
    for (const row of rows)
      sheet.addRow(cells(this.options.columns, row, ++this.#number, this.options.reference)).commit();
    return 1;
  }

  async close(): Promise<string[]> {
    const { workbook, sheet } = await this.#start();
    sheet.commit();
    await workbook.commit();
    return [this.#name];
  }

  async #start() {
    if (this.#started) return this.#started;
    await mkdir(this.options.folder, { recursive: true });
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
      filename: join(this.options.folder, this.#name),
      useStyles: false,
      useSharedStrings: false,
    });
    workbook.created = EPOCH;
    workbook.modified = EPOCH;
    const cover = workbook.addWorksheet("SAMPUL");
    cover.addRow(["DAFTAR PEMILIH"]).commit();
    cover.commit();
    const recapitulation = workbook.addWorksheet("REKAP");
    recapitulation.addRow(["REKAPITULASI"]).commit();
    recapitulation.commit();
    const sheet = workbook.addWorksheet("DATA");
    sheet.addRow(["MODEL A-DAFTAR PEMILIH"]).commit();
    sheet.addRow([`DATA SINTETIS ${this.options.stem}`]).commit();
    sheet.addRow([]).commit();
    sheet.addRow(this.options.columns.map(({ header }) => header)).commit();
    this.#started = { workbook, sheet };
    return this.#started;
  }
}
