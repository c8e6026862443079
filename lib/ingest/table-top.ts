import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { EncodingScan, TextSource } from "./csv/encoding";
import { type CsvHead, readCsvHead } from "./csv/layout";
import { findHeader, type HeadRow, type Header } from "./header/find";
import { LIMITS } from "./limits";
import type { Note } from "./notes";
import type { Layout } from "./read-source";
import type { CsvSource, SheetSource, Source } from "./sources";
import { readSheet } from "./xlsx/sheet";

/** Lines at the top from which samples are taken and the letters of the sex column are learned. */
const SAMPLE_ROWS = 2_000;

/** The first lines of a table, how they are written, and the header among them. */
export interface Top extends Pick<Layout, "encoding" | "delimiter" | "returns"> {
  readonly rows: readonly HeadRow[];
  readonly header: Header | null;
  readonly sha256: string;
  readonly notes: readonly Note[];
}

/** Reads a table once for its SHA-256, and its top for the header. */
export const topOf = (source: Source, wanted: ReadonlySet<string>): Promise<Top> =>
  source.kind === "csv" ? csvTop(source, wanted) : sheetTop(source, wanted);

async function csvTop(source: CsvSource, wanted: ReadonlySet<string>): Promise<Top> {
  const hash = createHash("sha256");
  const scan = new EncodingScan();
  const head: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of (await source.bytes()) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    scan.push(chunk);
    if (bytes < LIMITS.headBytes) head.push(chunk);
    bytes += chunk.length;
  }
  const encoding = scan.end();
  const decoder = new TextSource(encoding);
  let text = decoder.push(Buffer.concat(head).subarray(0, LIMITS.headBytes));
  if (bytes <= LIMITS.headBytes) text += decoder.end();
  const returns = !text.includes("\n") && text.includes("\r");
  if (returns) text = text.replaceAll("\r", "\n");
  // The cut may have gone through a line; unless it is the whole file, that half line is no sample.
  if (bytes > LIMITS.headBytes) text = text.slice(0, text.lastIndexOf("\n") + 1);
  const top: CsvHead = readCsvHead(text, wanted, SAMPLE_ROWS);
  return {
    encoding,
    returns,
    delimiter: top.delimiter,
    rows: top.rows,
    header: top.header,
    sha256: hash.digest("hex"),
    notes: [],
  };
}

async function sheetTop(source: SheetSource, wanted: ReadonlySet<string>): Promise<Top> {
  const rows: HeadRow[] = [];
  const notes: Note[] = [];
  const keep = {
    row: (cells: readonly string[], count: number, line: number) => {
      if (rows.length < SAMPLE_ROWS) rows.push({ line, cells: cells.slice(0, count) });
    },
    bad: () => undefined,
    note: (note: Note) => void notes.push(note),
  };
  await readSheet(source.book, source.sheet, keep, () => rows.length < SAMPLE_ROWS);
  const hash = createHash("sha256");
  for await (const chunk of (await source.bytes()) as AsyncIterable<Buffer>) hash.update(chunk);
  const header = findHeader(rows.slice(0, LIMITS.headRows), wanted);
  return { encoding: null, delimiter: null, returns: false, rows, header, sha256: hash.digest("hex"), notes };
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 ** 2 }) as AsyncIterable<Buffer>)
    hash.update(chunk);
  return hash.digest("hex");
}
