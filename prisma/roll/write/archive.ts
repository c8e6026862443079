import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { once } from "node:events";
import { join } from "node:path";
import { ZipFile } from "yazl";
import type { DesaPlan } from "../model";

/** No clock in the archive: the same content gives the same bytes. */
const TIMESTAMP = new Date(2025, 0, 1);

/** A ZIP on its way to disk. */
export class Archive {
  readonly #zip = new ZipFile();
  readonly #done: Promise<unknown>;

  constructor(
    folder: string,
    readonly name: string,
  ) {
    this.#done = this.#pipe(folder);
  }

  async #pipe(folder: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    const stream = createWriteStream(join(folder, this.name));
    this.#zip.outputStream.pipe(stream);
    await once(stream, "close");
  }

  add(name: string, content: Buffer): void {
    this.#zip.addBuffer(content, name, { mtime: TIMESTAMP });
  }

  async close(): Promise<string[]> {
    this.#zip.end();
    await this.#done;
    return [this.name];
  }
}

/**
 * `0001_2025_KALIJAMBE_SAREN`: two running parts, kecamatan and desa, the pattern of the offices' own file
 * names (domain.md 1.2a).
 */
export function desaFileName(number: number, year: number, { kecName, name }: DesaPlan): string {
  const word = (text: string) => text.replace(/[^A-Z0-9]+/g, " ").trim();
  return `${String(number).padStart(4, "0")}_${year}_${word(kecName)}_${word(name)}`;
}
