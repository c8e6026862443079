import type { Batch } from "../generate-roll";
import type { RollRow } from "../model";
import { Archive, desaFileName } from "./archive";
import { csvHeader, csvRows } from "./csv";
import type { Output, OutputOptions } from "./output";

/** One CSV per desa in one archive. */
export class ZipOutput implements Output {
  readonly #archive: Archive;
  #files = 0;

  constructor(private readonly options: OutputOptions) {
    this.#archive = new Archive(options.folder, `${options.stem}.zip`);
  }

  write(batch: Batch, rows: readonly RollRow[]): Promise<number> {
    if (rows.length === 0) return Promise.resolve(0);
    const { columns, reference, csv } = this.options;
    const text = csvHeader(columns, csv) + csvRows(columns, rows, 1, reference, csv);
    this.#archive.add(
      `${desaFileName(++this.#files, reference.year, batch.desa)}.csv`,
      Buffer.from(text, csv.encoding),
    );
    return Promise.resolve(this.#files);
  }

  close(): Promise<string[]> {
    return this.#archive.close();
  }
}
