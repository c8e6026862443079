import type { RollColumn } from "@/lib/roll/columns";
import { TextSource } from "./csv/encoding";
import { lineReader } from "./csv/lines";
import { CsvTokenizer } from "./csv/tokenizer";
import type { Layout } from "./table-layout";
import { LIMITS } from "./limits";
import { aboutRead } from "./note-columns";
import type { Note } from "./notes";
import { emptyRaw, RecordFiller, type RawRow } from "./raw-record";
import { rowNumberColumn, withoutGuard } from "./repair-file";
import { RowJudge } from "./row-kind";
import type { RejectReason, RowHandler, RowSource } from "./rows";
import type { CsvSource, SheetSource, Source } from "./sources";
import type { Context } from "./title-rows";

export interface Reject {
  readonly line: number;
  readonly column: number | null;
  readonly columnName: string | null;
  readonly reason: RejectReason;
  readonly detail: Readonly<Record<string, string | number>>;
  readonly raw: string;
}

/** Gets every data line exactly once, in order: as a record or as a reject. */
export interface RecordSink {
  /**
   * @param raw reused for the next line
   * @param repairs number of the rejected data line that this one replaces; null in an ordinary file
   */
  record(raw: RawRow, line: number, repairs: number | null): void;
  reject(reject: Reject): void;
  note(note: Note): void;
  /** Called between chunks. @returns false to stop reading */
  next(bytes: number): Promise<boolean> | boolean;
}

/**
 * Small enough for the processor's cache, and for the young generation: V8 gives a text of 128 KB or more
 * pages of its own, a fifth of all reading.
 */
const TEXT_BYTES = 64 * 1024;

export async function readSource(source: Source, layout: Layout, sink: RecordSink): Promise<void> {
  const reader = new RecordReader(layout, source, sink);
  if (source.kind === "csv") await readCsv(source, layout, reader, sink);
  else await readRows(source, reader, sink);
}

async function readCsv(
  source: CsvSource,
  layout: Layout,
  reader: RecordReader,
  sink: RecordSink,
): Promise<void> {
  const text = new TextSource(layout.encoding ?? "utf-8");
  const tokenizer = new CsvTokenizer(layout.delimiter ?? ",", reader, layout.header.width);
  const lines = lineReader(layout);
  const stream = await source.bytes();
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      for (let at = 0; at < chunk.length; at += TEXT_BYTES) {
        const piece = chunk.subarray(at, at + TEXT_BYTES);
        reader.push(tokenizer, lines.push(text.push(piece)));
        if (!(await sink.next(piece.length))) return;
      }
    }
    const last = lines.push(text.end()) + lines.end();
    if (last !== "") reader.push(tokenizer, last);
    tokenizer.end();
  } finally {
    stream.destroy();
  }
}

async function readRows(source: SheetSource, reader: RecordReader, sink: RecordSink): Promise<void> {
  const perChunk = 64 * 1024;
  await source.sheet.rows(reader, () => sink.next(perChunk));
}

/** Lines of a table → records and rejects. */
class RecordReader implements RowHandler {
  private readonly raw: RawRow = emptyRaw();
  private readonly filler: RecordFiller;
  private readonly judge: RowJudge;
  private readonly start: number;
  private readonly rowNumber: number | null;
  private context: Context;
  private suspicious = false;

  constructor(
    private readonly layout: Layout,
    source: Source,
    private readonly sink: RecordSink,
  ) {
    const { header, mapping } = layout;
    this.filler = new RecordFiller(mapping, header.labels, source.title);
    this.judge = new RowJudge(header, mapping, source.kind === "csv", source.title);
    this.start = header.line;
    this.rowNumber = rowNumberColumn(header.labels);
    this.context = layout.context;
  }

  /** NUL and the sign for "not a character" are looked for once a chunk, and only then in each cell. */
  push(tokenizer: CsvTokenizer, text: string): void {
    const odd = text.includes("\ufffd") || text.includes("\0");
    this.suspicious = this.suspicious || odd;
    tokenizer.push(text);
    this.suspicious = odd;
  }

  row(cells: readonly string[], count: number, line: number, source: RowSource): void {
    if (line <= this.start) return;
    const verdict = this.judge.judge(cells, count, this.suspicious);
    switch (verdict.kind) {
      case "record":
        if (this.rowNumber === null) {
          this.filler.fill(this.raw, cells, count, this.context);
          this.sink.record(this.raw, line, null);
        } else this.repaired(cells.slice(0, count), this.rowNumber, line, source);
        return;
      case "blank":
        return;
      case "reject":
        if (verdict.heading !== undefined) this.context = { ...this.context, ...verdict.heading };
        this.reject(
          verdict.reason,
          line,
          verdict.column,
          source.raw(),
          verdict.reason === "column-count" ? count : null,
        );
    }
  }

  private repaired(cells: readonly string[], at: number, line: number, source: RowSource): void {
    const row = Number(cells[at] ?? "");
    if (!Number.isSafeInteger(row) || row < 1 || row > 2_147_483_647) {
      this.reject("unreadable", line, at + 1, source.raw(), null);
      return;
    }
    this.filler.fill(this.raw, cells.map(withoutGuard), cells.length, this.context);
    this.sink.record(this.raw, line, row);
  }

  bad(reason: RejectReason, line: number, column: number | null, raw: string): void {
    if (line > this.start) this.reject(reason, line, column, raw, null);
  }

  note(note: Note): void {
    this.sink.note(aboutRead(note, this.layout.header.labels, this.layout.mapping));
  }

  private reject(
    reason: RejectReason,
    line: number,
    column: number | null,
    raw: string,
    found: number | null,
  ): void {
    const labels = this.layout.header.labels;
    this.sink.reject({
      line,
      column,
      columnName: column === null ? null : (labels[column - 1] ?? null),
      reason,
      detail: found === null ? {} : { found, expected: labels.length },
      raw: raw.slice(0, LIMITS.rejectChars).replaceAll("\0", "\u2400"),
    });
  }
}

/** Columns of ours that a table has, by its mapping and by its headings. */
export function columnsOf(layout: Pick<Layout, "mapping" | "context">): RollColumn[] {
  const fromContext = (["kecamatan", "desa", "tps"] as const).filter(
    (column) => layout.context[column] !== null,
  );
  return [...new Set([...(Object.keys(layout.mapping) as RollColumn[]), ...fromContext])];
}
