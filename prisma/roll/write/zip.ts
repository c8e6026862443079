import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { once } from "node:events";
import { join } from "node:path";
import { ZipFile } from "yazl";
import type { Batch } from "../generate-roll";
import type { RollRow } from "../model";
import { csvHeader, csvRows } from "./csv";
import { fileWord } from "./output";
import type { Output, OutputOptions } from "./output";

/** No clock in the archive: the same roll gives the same bytes. */
const TIMESTAMP = new Date(2025, 0, 1);

/** One CSV per desa in one archive, named `0001_KECAMATAN_DESA.csv`: the desa stands in the name as in the offices' own files. */
export class ZipOutput implements Output {
  readonly #zip = new ZipFile();
  readonly #done: Promise<unknown>;
  readonly #name: string;
  #files = 0;

  constructor(private readonly options: OutputOptions) {
    this.#name = `${options.stem}.zip`;
    this.#done = this.#pipe();
  }

  async #pipe(): Promise<void> {
    await mkdir(this.options.folder, { recursive: true });
    const stream = createWriteStream(join(this.options.folder, this.#name));
    this.#zip.outputStream.pipe(stream);
    await once(stream, "close");
  }

  write(batch: Batch, rows: readonly RollRow[]): Promise<number> {
    if (rows.length === 0) return Promise.resolve(0);
    const { columns, reference, csv } = this.options;
    const number = String(++this.#files).padStart(4, "0");
    const name = `${number}_${fileWord(batch.desa.kecName)}_${fileWord(batch.desa.name)}`.toUpperCase();
    const text = csvHeader(columns, csv) + csvRows(columns, rows, 1, reference, csv);
    this.#zip.addBuffer(Buffer.from(text, csv.encoding), `${name}.csv`, { mtime: TIMESTAMP });
    return Promise.resolve(this.#files);
  }

  async close(): Promise<string[]> {
    this.#zip.end();
    await this.#done;
    return [this.#name];
  }
}
