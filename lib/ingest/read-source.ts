import type { RollColumn } from "@/lib/roll/columns";
import { TextSource } from "./csv/encoding";
import { hasEntities, withoutEntities } from "./csv/entities";
import { lineReader } from "./csv/lines";
import { CsvTokenizer } from "./csv/tokenizer";
import type { Layout } from "./table-layout";
import { findHeader, type Header, type HeadRow, isNumberRow } from "./header/find";
import { labelKey } from "./header/labels";
import { isRollMapping, type Mapping } from "./header/mapping";
import { isOfOfficials } from "./header/officials";
import { proposeMapping } from "./header/propose";
import { LIMITS } from "./limits";
import { maskLine } from "./mask";
import { aboutRead } from "./note-columns";
import type { Note } from "./notes";
import { emptyRaw, RecordFiller, type RawRow } from "./raw-record";
import { rowNumberColumn, withoutGuard } from "./repair-file";
import { RowJudge, type RowKind } from "./row-kind";
import type { RejectReason, RowHandler, RowSource } from "./rows";
import type { CsvSource, SheetSource, Source } from "./sources";
import type { Gazetteer } from "./places/gazetteer";
import { sexOfHeading } from "./places/sex-name";
import { namesList, namesStruckList } from "./places/struck";
import { type Context, withHeading } from "./places/title-rows";

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

/** Where the lines of an import belong, for telling headings and lines of elsewhere from voters. */
export interface ReadingPlaces {
  readonly gazetteer: Gazetteer;
  /** does a cell name another kabupaten than the one that is imported? */
  readonly isOther: (cell: string) => boolean;
}

export async function readSource(
  source: Source,
  layout: Layout,
  sink: RecordSink,
  places?: ReadingPlaces,
): Promise<void> {
  const reader = new RecordReader(layout, source, sink, places);
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

const isOfHeadings = (verdict: RowKind): boolean =>
  verdict.kind === "header" || (verdict.kind === "reject" && verdict.reason === "repeated-header");

const REPEATED: RowKind = { kind: "reject", reason: "repeated-header", column: null };

/** Lines of a table → records and rejects. */
class RecordReader implements RowHandler {
  private readonly raw: RawRow = emptyRaw();
  private readonly start: number;
  private readonly rowNumber: number | null;
  private filler: RecordFiller;
  private judge: RowJudge;
  private labels: readonly string[];
  private kabupaten: number;
  private context: Context;
  private suspicious = false;
  /** this chunk or the one before may hold signs as web pages write them */
  private escaped = false;
  private toldEscaped = false;
  /** rows of headings that came between the lines, until the first line below them */
  private headings: HeadRow[] = [];
  /** below the headings of a table that is no roll */
  private elsewhere = false;

  constructor(
    private readonly layout: Layout,
    private readonly source: Source,
    private readonly sink: RecordSink,
    private readonly places: ReadingPlaces | undefined,
  ) {
    const { header, mapping } = layout;
    this.labels = header.labels;
    this.filler = new RecordFiller(mapping, header.labels, source.title, layout.standing);
    this.judge = this.judgeOf(header, mapping);
    this.kabupaten = layout.kabupaten === null ? -1 : header.labels.indexOf(layout.kabupaten);
    this.start = header.line;
    this.rowNumber = rowNumberColumn(header.labels);
    this.context = layout.context;
  }

  private judgeOf(header: Header, mapping: Mapping): RowJudge {
    return new RowJudge(
      header,
      mapping,
      this.source.kind === "csv",
      this.source.title,
      this.places?.gazetteer,
    );
  }

  /** NUL and the sign for "not a character" are looked for once a chunk, and only then in each cell. */
  push(tokenizer: CsvTokenizer, text: string): void {
    const odd = text.includes("\ufffd") || text.includes("\0");
    const escaped = hasEntities(text);
    this.suspicious = this.suspicious || odd;
    this.escaped = this.escaped || escaped;
    tokenizer.push(text);
    this.suspicious = odd;
    this.escaped = escaped;
  }

  row(given: readonly string[], count: number, line: number, source: RowSource): void {
    if (line <= this.start) return;
    const cells = this.escaped ? this.plain(given, count) : given;
    let verdict = this.verdict(cells, count);
    if (!isOfHeadings(verdict) && verdict.kind !== "blank" && this.headings.length > 0) {
      this.endOfHeadings();
      // What stands in which column is known only now.
      verdict = this.judge.judge(cells, count, this.suspicious);
    }
    const isHeadings = isOfHeadings(verdict);
    switch (verdict.kind) {
      case "record":
        this.record(cells, count, line, source);
        return;
      case "blank":
        return;
      case "header":
        this.headings.push({ line, cells: cells.slice(0, count) });
        this.reject("repeated-header", line, null, source.raw(), null);
        return;
      case "reject":
        if (!isHeadings) this.heading(cells.slice(0, count), line);
        if (verdict.heading !== undefined) this.context = withHeading(this.context, verdict.heading);
        if (isHeadings && !isNumberRow(cells.slice(0, count)))
          this.headings.push({ line, cells: cells.slice(0, count) });
        this.reject(
          verdict.reason,
          line,
          verdict.column,
          source.raw(),
          verdict.reason === "column-count" ? count : null,
        );
    }
  }

  private plain(cells: readonly string[], count: number): readonly string[] {
    const own = cells.slice(0, count);
    if (!own.some(hasEntities)) return cells;
    if (!this.toldEscaped) this.note({ code: "entities-read", values: { file: this.source.title } });
    this.toldEscaped = true;
    return own.map(withoutEntities);
  }

  /** The lower rows of a merged header may say little each. */
  private verdict(cells: readonly string[], count: number): RowKind {
    const judged = this.judge.judge(cells, count, this.suspicious);
    return this.headings.length > 0 && judged.kind === "reject" && this.judge.isHeadings(cells, count)
      ? REPEATED
      : judged;
  }

  private record(cells: readonly string[], count: number, line: number, source: RowSource): void {
    if (this.elsewhere) return this.reject("other-table", line, null, source.raw(), null);
    if (this.kabupaten !== -1 && this.places?.isOther(cells[this.kabupaten] ?? "") === true)
      return this.reject("other-kabupaten", line, this.kabupaten + 1, source.raw(), null);
    if (this.rowNumber !== null) return this.repaired(cells.slice(0, count), this.rowNumber, line, source);
    this.filler.fill(this.raw, cells, count, this.context);
    this.sink.record(this.raw, line, null);
  }

  /**
   * Headings in another order govern what follows them; those of another kind of table end this one; the same
   * headings again let it go on.
   */
  private endOfHeadings(): void {
    const rows = this.headings;
    if (rows.length === 0) return;
    this.headings = [];
    const line = rows[0]?.line ?? 0;
    if (rows.every(({ cells }) => this.judge.isRepeated(cells, cells.length))) {
      this.elsewhere = false;
      return;
    }
    const header = findHeader(rows, new Set());
    const mapping = header === null ? null : sameSources(this.layout.mapping, header.labels);
    const file = this.source.title;
    if (
      header === null ||
      mapping === null ||
      !isRollMapping(mapping) ||
      isOfOfficials(header.labels, mapping)
    ) {
      this.elsewhere = true;
      this.note({ code: "other-table", values: { file, line } });
      return;
    }
    this.elsewhere = false;
    this.note({ code: "second-header", values: { file, line } });
    this.labels = header.labels;
    this.filler = new RecordFiller(mapping, header.labels, file, this.layout.standing);
    // The new table may lack a column, whose last value would stand in all its lines.
    Object.assign(this.raw, emptyRaw());
    this.judge = this.judgeOf(header, mapping);
    this.kabupaten = this.layout.kabupaten === null ? -1 : header.labels.indexOf(this.layout.kabupaten);
  }

  /** `DAFTAR PEMILIH TMS` between the lines: those below it are struck off, if a person says so. */
  private heading(cells: readonly string[], line: number): void {
    const filled = cells.filter((cell) => cell !== "");
    const [first = ""] = filled;
    if (filled.length !== 1) return;
    const sex = this.layout.mapping.sex === undefined ? sexOfHeading(first) : null;
    if (sex !== null) {
      this.note({ code: "heading-sex", values: { file: this.source.title, line, value: sex } });
      this.context = { ...this.context, sex };
      return;
    }
    const { struckHeadings } = this.layout;
    if (namesStruckList(first)) {
      const file = this.source.title;
      const samples = [maskLine(first).slice(0, 80)];
      this.note({ code: "heading-struck", values: { file, line }, samples, answers: ["strike", "keep"] });
      if (struckHeadings === "strike") this.context = { ...this.context, remark: "TMS" };
    } else if (namesList(first)) this.context = { ...this.context, remark: this.layout.context.remark };
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
    this.sink.reject({
      line,
      column,
      columnName: column === null ? null : (this.labels[column - 1] ?? null),
      reason,
      detail: found === null ? {} : { found, expected: this.labels.length },
      raw: raw.slice(0, LIMITS.rejectChars).replaceAll("\0", "\u2400"),
    });
  }
}

/** A mapping for other headings: the same labels where they are there, else what the new ones suggest. */
function sameSources(mapping: Mapping, labels: readonly string[]): Mapping {
  const present = new Set(labels.map(labelKey));
  const kept = Object.entries(mapping).filter(([, source]) =>
    source.from.every((label) => present.has(labelKey(label))),
  );
  return { ...proposeMapping(labels).mapping, ...Object.fromEntries(kept) };
}

/** Columns of ours that a table has, by its mapping and by its headings. */
export function columnsOf(layout: Pick<Layout, "mapping" | "context">): RollColumn[] {
  const fromContext = (["kecamatan", "desa", "tps", "sex"] as const).filter(
    (column) => layout.context[column] !== null,
  );
  return [...new Set([...(Object.keys(layout.mapping) as RollColumn[]), ...fromContext])];
}
