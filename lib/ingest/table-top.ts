import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { badInput } from "@/lib/errors";
import { TextSource, type TextEncoding } from "./csv/encoding";
import { EncodingScan, type EncodingGuess } from "./csv/encoding-scan";
import { type CsvHead, readCsvHead } from "./csv/layout";
import { hasOnlyReturns } from "./csv/lines";
import { hasSingleQuotes, requoted } from "./csv/single-quotes";
import { findHeader, type HeadRow, type Header } from "./header/find";
import { LIMITS } from "./limits";
import { oddWords } from "./mask";
import type { Answers, Note } from "./notes";
import type { Layout } from "./table-layout";
import type { CsvSource, SheetSource, Source } from "./sources";

/** Lines at the top from which samples are taken and the letters of the sex column are learned. */
const SAMPLE_ROWS = 2_000;

/** The first lines of a table, how they are written, and the header among them. */
export interface Top extends Pick<
  Layout,
  "encoding" | "delimiter" | "returns" | "quotedLines" | "singleQuotes"
> {
  readonly rows: readonly HeadRow[];
  readonly header: Header | null;
  readonly sha256: string;
  readonly notes: readonly Note[];
  /** are these all its lines? */
  readonly complete: boolean;
}

/** Reads a table once for its SHA-256, and its top for the header. */
export const topOf = (
  source: Source,
  wanted: ReadonlySet<string>,
  answers: Answers,
  progress: (bytes: number) => void = () => undefined,
): Promise<Top> =>
  source.kind === "csv" ? csvTop(source, wanted, answers, progress) : sheetTop(source, wanted, progress);

async function csvTop(
  source: CsvSource,
  wanted: ReadonlySet<string>,
  answers: Answers,
  progress: (bytes: number) => void,
): Promise<Top> {
  const hash = createHash("sha256");
  const scan = new EncodingScan();
  const head: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of (await source.bytes()) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    scan.push(chunk);
    if (bytes < LIMITS.headBytes) head.push(chunk);
    bytes += chunk.length;
    progress(chunk.length);
  }
  const guess = scan.end();
  const encoding = answeredEncoding(guess, answers);
  const decoder = new TextSource(encoding);
  let text = decoder.push(Buffer.concat(head).subarray(0, LIMITS.headBytes));
  if (bytes <= LIMITS.headBytes) text += decoder.end();
  const returns = hasOnlyReturns(text);
  if (returns) text = text.replaceAll("\r", "\n");
  // The cut may have gone through a line; unless it is the whole file, that half line is no sample.
  if (bytes > LIMITS.headBytes) text = text.slice(0, text.lastIndexOf("\n") + 1);
  const singleQuotes = hasSingleQuotes(text);
  if (singleQuotes) text = requoted(text);
  const top = readCsvHead(text, wanted, SAMPLE_ROWS);
  if (top.fixedWidth) throw badInput("file-fixed-width", { file: source.title });
  return {
    encoding,
    returns,
    singleQuotes,
    quotedLines: top.quotedLines,
    delimiter: top.delimiter,
    rows: top.rows,
    header: top.header,
    sha256: hash.digest("hex"),
    notes: csvNotes(source.title, guess, top),
    complete: bytes <= LIMITS.headBytes && top.rows.length < SAMPLE_ROWS,
  };
}

/** What a person said about the letters counts; where nobody was asked, the likeliest reading. */
function answeredEncoding(guess: EncodingGuess, answers: Answers): TextEncoding {
  const answer = guess.note === null ? undefined : answers[guess.note];
  if (answer === "keep") return "utf-8";
  return guess.encodings.find((encoding) => encoding === answer) ?? guess.encoding;
}

function csvNotes(file: string, guess: EncodingGuess, top: CsvHead): Note[] {
  const notes: Note[] = [];
  if (guess.note !== null)
    notes.push({
      code: guess.note,
      values: { file, encoding: guess.encoding },
      samples: oddWords(top.rows.flatMap(({ cells }) => cells)),
    });
  if (top.quotedLines) notes.push({ code: "line-in-quotes", values: { file } });
  if (top.delimiterGuessed)
    notes.push({ code: "separator-guessed", values: { file, separator: top.delimiter } });
  return notes;
}

async function sheetTop(
  source: SheetSource,
  wanted: ReadonlySet<string>,
  progress: (bytes: number) => void,
): Promise<Top> {
  const rows: HeadRow[] = [];
  const notes: Note[] = [];
  const keep = {
    row: (cells: readonly string[], count: number, line: number) => {
      if (rows.length < SAMPLE_ROWS) rows.push({ line, cells: cells.slice(0, count) });
    },
    bad: () => undefined,
    note: (note: Note) => void notes.push(note),
  };
  await source.sheet.rows(keep, () => rows.length < SAMPLE_ROWS);
  const hash = createHash("sha256");
  for await (const chunk of (await source.bytes()) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    progress(chunk.length);
  }
  const header = findHeader(rows.slice(0, LIMITS.headRows), wanted);
  return {
    encoding: null,
    delimiter: null,
    returns: false,
    quotedLines: false,
    singleQuotes: false,
    rows,
    header,
    sha256: hash.digest("hex"),
    notes,
    complete: rows.length < SAMPLE_ROWS,
  };
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 ** 2 }) as AsyncIterable<Buffer>)
    hash.update(chunk);
  return hash.digest("hex");
}
