import type { NormalRecord } from "@/lib/roll/normal-record";
import type { NormaliseContext } from "@/lib/roll/record";
import { normaliseRecord } from "@/lib/roll/record";
import type { CountedTotals } from "./shapes";
import type { SnapshotQuality } from "./shapes";
import { CopyText } from "./copy-text";
import type { Mapping } from "./header/mapping";
import type { TableInspection } from "./inspect";
import type { Note } from "./notes";
import { maskLine } from "./mask";
import type { RejectReason } from "./rows";
import { Evidence } from "./plausibility/evidence";
import { judged } from "./plausibility/judge";
import { PlacesAbove } from "./places/above";
import { gazetteerOf, isOfKabupaten } from "./places/gazetteer";
import type { RegionIndex } from "@/lib/regions/region-index";
import { type ReadingPlaces, type Reject, readSource, type RecordSink } from "./read-source";
import { eachSource, type UploadedFile } from "./sources";
import { QualityCounter } from "./quality/quality-counter";
import type { RawRow } from "./raw-record";
import type { Reading } from "./reading";

/** What is to be imported: the uploads in order, each with its tables as inspected (and corrected). */
export interface ImportPlan {
  readonly files: readonly (UploadedFile & { readonly tables: readonly TableInspection[] })[];
  readonly tempDir: string;
  readonly regionCode: string;
  readonly referenceDate: string;
  readonly tpsCap: number;
  /** lines that name another kabupaten are taken too (answer `keep` to `other-kabupaten`) */
  readonly keepOthers?: boolean;
  readonly show?: Show;
  /** number of the first table; more than 1 when others were taken over from an earlier snapshot */
  readonly firstOrd: number;
}

export interface ImportResult {
  /** one for each table, in order */
  readonly tables: readonly TableCount[];
  readonly totals: CountedTotals;
  /** active voters of each desa, by its key */
  readonly desa: readonly (readonly [key: string, voters: number])[];
  readonly quality: SnapshotQuality;
  /** what was guessed or found odd while reading */
  readonly notes: readonly Note[];
  /** some of the NIK that were read, never stored */
  readonly numbers: readonly string[];
  /** the first records, as far as the plan wants to see them */
  readonly shown: readonly ShownRecord[];
}

/** A record as it is stored, not masked. */
export interface ShownRecord {
  readonly raw: RawRow;
  readonly normal: NormalRecord;
  readonly file: number;
  readonly line: number;
}

/** How many records are to be shown, of all or of each table. */
export interface Show {
  readonly rows: number;
  readonly perTable?: boolean;
}

export interface NumberedReject extends Reject {
  readonly row: number;
  readonly fileOrd: number;
}

/** What one table came to; rows are numbers of data lines over the whole snapshot, from 1. */
export interface TableCount {
  readonly ord: number;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
}

/** Where the import delivers: at most a few megabytes wait here, whoever fills it pauses for `write`. */
export interface ImportOutput {
  /**
   * COPY text of whole lines, with the rejects that stood among them; resolves when the lines are not needed
   * any more.
   * @returns false when the import is to stop
   */
  write(
    lines: Uint8Array<ArrayBuffer>,
    rejects: readonly NumberedReject[],
    progress: { bytes: number; rows: number },
  ): Promise<boolean>;
  /** Blocks that came by `write` and may be filled again. */
  readonly spare?: ArrayBuffer[];
}

const BATCH_REJECTS = 500;
/** Nobody reads more; the first say what it is. */
const MAX_NOTES = 500;
/** Lines whose columns are held against each other: all of a small roll, then one of so many. */
const FIRST = 20_000;
const EVERY = 50;
/** Reasons whose lines a question shows. */
const ASKED_ABOUT: Readonly<Partial<Record<RejectReason, string>>> = {
  "column-count": "lines-broken",
  "shifted-columns": "lines-broken",
  unreadable: "lines-broken",
  "bad-quote": "lines-broken",
  "other-kabupaten": "other-kabupaten",
};
/** Other kabupaten that are named in the question about them. */
const MAX_NAMES = 30;

/**
 * Reads every table of the plan into COPY text and counts on the way. Constant memory: a few blocks of lines
 * at a time.
 *
 * @returns null when the output asked to stop
 */
export async function importTables(
  plan: ImportPlan,
  regions: RegionIndex,
  output: ImportOutput,
): Promise<ImportResult | null> {
  const counts: TableCount[] = [];
  const counter = new QualityCounter(plan.referenceDate, plan.tpsCap);
  const batch = new Batch(output, counter, plan.show);
  const own = regions.nameOf(plan.regionCode) ?? "";
  const others = new OtherKabupaten((cell) => !isOfKabupaten(cell, plan.regionCode, own));
  const places: ReadingPlaces = {
    gazetteer: gazetteerOf(regions, plan.regionCode),
    isOther: (cell) => plan.keepOthers !== true && others.isOther(cell),
  };
  for (const file of plan.files) {
    for await (const source of eachSource(file, plan.tempDir)) {
      const sheet = source.kind === "sheet" ? source.sheet.name : null;
      const table = file.tables.find(
        (candidate) => candidate.title === source.title && candidate.sheet === sheet,
      );
      if (table === undefined) continue;
      const ord = plan.firstOrd + counts.length;
      const before = { row: batch.row, accepted: batch.accepted };
      const context: NormaliseContext & Reading = {
        regionCode: plan.regionCode,
        referenceDate: plan.referenceDate,
        regions,
        ...table.reading,
      };
      batch.begin(ord, context, table.mapping);
      await readSource(source, table, batch, places);
      if (!(await batch.flush())) return null;
      const rows = batch.row - before.row;
      const accepted = batch.accepted - before.accepted;
      counts.push({
        ord,
        firstRow: rows === 0 ? 0 : before.row + 1,
        lastRow: rows === 0 ? 0 : batch.row,
        rows,
        accepted,
        rejected: rows - accepted,
      });
    }
  }
  const quality = counter.quality();
  const found = batch.evidence.found();
  const elsewhere = others.notes().map((note) => ({ ...note, samples: found.samples.get(note.code) ?? [] }));
  const notes = [...batch.notes, ...elsewhere, ...judged(quality, found)];
  return {
    tables: counts,
    totals: counter.totals(),
    desa: counter.ofDesa(),
    quality,
    notes,
    numbers: batch.evidence.sampleOfNumbers(),
    shown: batch.shown,
  };
}

/** Remembers which other kabupaten the lines name. */
class OtherKabupaten {
  private readonly lines = new Map<string, number>();
  /** nearly every line of a roll names the kabupaten that the line before named */
  private own = "";

  constructor(private readonly names: (cell: string) => boolean) {}

  isOther(cell: string): boolean {
    if (cell === this.own) return false;
    if (!this.names(cell)) {
      this.own = cell;
      return false;
    }
    const name = cell.toUpperCase().slice(0, 60);
    if (this.lines.has(name) || this.lines.size < MAX_NAMES)
      this.lines.set(name, (this.lines.get(name) ?? 0) + 1);
    return true;
  }

  notes(): Note[] {
    if (this.lines.size === 0) return [];
    const names = [...this.lines].map(([name, lines]) => `${name} (${lines})`).join(", ");
    return [{ code: "other-kabupaten", values: { names }, answers: ["skip", "keep"] }];
  }
}

class Batch implements RecordSink {
  row = 0;
  accepted = 0;
  readonly notes: Note[] = [];
  readonly evidence = new Evidence();
  readonly shown: ShownRecord[] = [];
  private shownOfTable = 0;
  private above = new PlacesAbove();
  private ord = 0;
  private context: (NormaliseContext & Reading) | null = null;
  private readonly text: CopyText;
  private rejects: NumberedReject[] = [];
  private bytes = 0;
  private stopped = false;

  constructor(
    private readonly output: ImportOutput,
    private readonly counter: QualityCounter,
    private readonly show: Show | undefined,
  ) {
    this.text = new CopyText(output.spare);
  }

  begin(ord: number, context: NormaliseContext & Reading, mapping: Mapping): void {
    this.evidence.begin(mapping);
    this.shownOfTable = 0;
    this.above = new PlacesAbove();
    this.ord = ord;
    this.context = context;
  }

  record(raw: RawRow, line: number, repairs: number | null): void {
    if (this.context === null) throw new Error("a record before its table");
    this.row++;
    this.accepted++;
    if (this.context.fillDown === true) this.above.fill(raw);
    const normal = normaliseRecord(raw, this.context);
    this.counter.add(raw, normal);
    if (this.accepted <= FIRST || this.accepted % EVERY === 0) this.evidence.add(raw, normal, line);
    if (this.show !== undefined) this.keep(this.show, raw, normal, line);
    this.text.line(repairs ?? this.row, this.ord, line, raw, normal);
  }

  reject(reject: Reject): void {
    this.row++;
    this.counter.reject(reject.reason);
    const question = ASKED_ABOUT[reject.reason];
    if (question !== undefined)
      this.evidence.addRejected(question, `${String(reject.line)}: ${maskLine(reject.raw).slice(0, 120)}`);
    this.rejects.push({ ...reject, row: this.row, fileOrd: this.ord });
  }

  note(note: Note): void {
    if (this.notes.length < MAX_NOTES) this.notes.push(note);
  }

  private keep(show: Show, raw: RawRow, normal: NormalRecord, line: number): void {
    if (show.perTable !== true && this.shown.length >= show.rows) return;
    if (show.perTable === true && this.shownOfTable >= show.rows) return;
    this.shownOfTable++;
    this.shown.push({ raw: { ...raw }, normal, file: this.ord, line });
  }

  next(bytes: number): Promise<boolean> | boolean {
    this.bytes += bytes;
    return this.text.waiting || this.rejects.length > BATCH_REJECTS
      ? this.deliver(this.text.take())
      : !this.stopped;
  }

  flush(): Promise<boolean> {
    return this.deliver(this.text.takeAll());
  }

  private async deliver(blocks: readonly Uint8Array<ArrayBuffer>[]): Promise<boolean> {
    let rejects = this.rejects;
    this.rejects = [];
    for (const lines of blocks.length === 0 ? [new Uint8Array(0)] : blocks) {
      if (!this.stopped && !(await this.output.write(lines, rejects, { bytes: this.bytes, rows: this.row })))
        this.stopped = true;
      rejects = [];
    }
    return !this.stopped;
  }
}
