import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { once } from "node:events";
import type { Batch } from "../generate-roll";
import type { CalendarDay, RollRow } from "../model";
import type { OutputColumn } from "./columns";
import { csvHeader, csvRows } from "./csv";
import type { CsvStyle } from "./csv";

/** Takes the lines of one period, desa by desa, and leaves files; their names in the order of the lines. */
export interface Output {
  /** Number of the file that took the lines, from 1; 0 when there were none. */
  write(batch: Batch, rows: readonly RollRow[]): Promise<number>;
  close(): Promise<string[]>;
}

export interface OutputOptions {
  readonly folder: string;
  /** Start of the file names, e.g. `3314-2025-12-10`. */
  readonly stem: string;
  readonly columns: readonly OutputColumn[];
  readonly reference: CalendarDay;
  readonly csv: CsvStyle;
}

/** Shared desa in one file; a desa with `own` or `copy` in one of its own, named after it. */
export class CsvOutput implements Output {
  readonly #files: string[] = [];
  #stream: ReturnType<typeof createWriteStream> | undefined;
  #number = 0;
  #open = "";

  constructor(private readonly options: OutputOptions) {}

  async write(batch: Batch, rows: readonly RollRow[]): Promise<number> {
    if (rows.length === 0) return 0;
    const stream = await this.#streamFor(batch);
    const text = csvRows(
      this.options.columns,
      rows,
      this.#number + 1,
      this.options.reference,
      this.options.csv,
    );
    this.#number += rows.length;
    if (!stream.write(text, this.options.csv.encoding)) await once(stream, "drain");
    return this.#files.length;
  }

  async close(): Promise<string[]> {
    await this.#finish();
    return this.#files;
  }

  async #streamFor(batch: Batch): Promise<ReturnType<typeof createWriteStream>> {
    const name =
      batch.file === "shared"
        ? `${this.options.stem}.csv`
        : `${this.options.stem}-${fileWord(batch.desa.name)}${batch.file === "copy" ? "-salinan" : ""}.csv`;
    if (this.#stream && this.#open === name) return this.#stream;
    await this.#finish();
    await mkdir(this.options.folder, { recursive: true });
    this.#stream = createWriteStream(join(this.options.folder, name));
    this.#stream.write(csvHeader(this.options.columns, this.options.csv), this.options.csv.encoding);
    this.#files.push(name);
    this.#open = name;
    this.#number = 0;
    return this.#stream;
  }

  async #finish(): Promise<void> {
    if (!this.#stream) return;
    const stream = this.#stream;
    this.#stream = undefined;
    stream.end();
    await once(stream, "close");
  }
}

function fileWord(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
