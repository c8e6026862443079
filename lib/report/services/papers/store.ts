import { createReadStream, createWriteStream } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";

// The stored model of papers: what they are made from, as JSON beside them, readable by the product alone.

const MODE = 0o600;

export const storeModel = (folder: string, model: unknown): Promise<void> =>
  writeFile(join(folder, "model.json"), JSON.stringify(model), { mode: MODE });

/** The model as this version's own code stored it. */
export const storedModel = async <T>(folder: string): Promise<T> =>
  JSON.parse(await readFile(join(folder, "model.json"), "utf8")) as T;

export async function storeLines(folder: string, name: string, rows: AsyncIterable<unknown>): Promise<void> {
  async function* lines() {
    for await (const row of rows) yield `${JSON.stringify(row)}\n`;
  }
  await pipeline(Readable.from(lines()), createWriteStream(join(folder, `${name}.jsonl`), { mode: MODE }));
}

/** Stored lines, one after the other. */
export async function* storedLines<T>(folder: string, name: string): AsyncGenerator<T> {
  const lines = createInterface({
    input: createReadStream(join(folder, `${name}.jsonl`)),
    crlfDelay: Infinity,
  });
  for await (const line of lines) yield JSON.parse(line) as T;
}

/** Writes a file through a stream and waits until it lies on the disk. */
export async function written(path: string, write: (out: Writable) => Promise<void>): Promise<void> {
  const out = createWriteStream(path, { mode: MODE });
  const closed = new Promise<void>((resolve, reject) => out.on("close", resolve).on("error", reject));
  await write(out);
  out.end();
  await closed;
}
