import ExcelJS from "exceljs";
import type { Batch } from "../generate-roll";
import type { RollRow } from "../model";
import { Archive, desaFileName } from "./archive";
import { cells } from "./columns";
import type { OutputColumn } from "./columns";
import type { Output, OutputOptions } from "./output";

const EPOCH = new Date(Date.UTC(2025, 0, 1));
/** What the page headings say is not in the columns of these workbooks. */
const ON_THE_PAGE: readonly OutputColumn["column"][] = ["desa", "kecamatan"];

/**
 * One workbook per desa, in one archive: data on the third sheet, desa and kecamatan only in the file name
 * and in the title rows.
 */
export class DesaWorkbooksOutput implements Output {
  readonly #archive: Archive;
  #files = 0;

  constructor(private readonly options: OutputOptions) {
    this.#archive = new Archive(options.folder, `${options.stem}.zip`);
  }

  async write(batch: Batch, rows: readonly RollRow[]): Promise<number> {
    if (rows.length === 0) return 0;
    const { reference } = this.options;
    const columns = this.options.columns.filter(({ column }) => !ON_THE_PAGE.includes(column));
    const workbook = new ExcelJS.Workbook();
    workbook.created = EPOCH;
    workbook.modified = EPOCH;
    workbook.addWorksheet("SAMPUL").addRow(["DAFTAR PEMILIH"]);
    workbook.addWorksheet("REKAP").addRow(["REKAPITULASI"]);
    const sheet = workbook.addWorksheet("DATA");
    sheet.addRow(["MODEL A-DAFTAR PEMILIH"]);
    sheet.addRow([`KECAMATAN: ${batch.desa.kecName}`]);
    sheet.addRow([`DESA/KELURAHAN: ${batch.desa.name}`]);
    sheet.addRow([]);
    sheet.addRow(columns.map(({ header }) => header));
    rows.forEach((row, index) => sheet.addRow(cells(columns, row, index + 1, reference)));
    this.#archive.add(
      `${desaFileName(++this.#files, reference.year, batch.desa)}.xlsx`,
      Buffer.from(await workbook.xlsx.writeBuffer()),
    );
    return this.#files;
  }

  close(): Promise<string[]> {
    return this.#archive.close();
  }
}
