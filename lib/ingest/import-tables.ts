import type { NormaliseContext } from "@/lib/people/record";
import { normaliseRecord } from "@/lib/people/record";
import { copyLine } from "./copy-text";
import type { TableInspection } from "./inspect";
import { type Reject, readSource, type RecordSink } from "./read-source";
import { eachSource, type UploadedFile } from "./sources";
import type { RawRow } from "./raw-record";

/** What is to be imported: the uploads in order, each with its tables as inspected (and corrected). */
export interface ImportPlan {
  readonly files: readonly (UploadedFile & { readonly tables: readonly TableInspection[] })[];
  readonly tempDir: string;
  readonly regionCode: string;
  readonly referenceDate: string;
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
  /** COPY text of whole lines, with the rejects that stood among them. @returns false when the import is to stop */
  write(lines: Uint8Array<ArrayBuffer>, rejects: readonly NumberedReject[], progress: { bytes: number; rows: number }): Promise<boolean>;
}

const BATCH_CHARS = 512 * 1024;
const BATCH_REJECTS = 500;
const ENCODER = new TextEncoder();

/**
 * Reads every table of the plan into COPY text. Constant memory: one batch of lines at a time.
 *
 * @returns a count for each table in order, or null when the output asked to stop
 */
export async function importTables(plan: ImportPlan, regions: NormaliseContext["regions"], output: ImportOutput): Promise<TableCount[] | null> {
  const counts: TableCount[] = [];
  const batch = new Batch(output);
  for (const file of plan.files) {
    for await (const source of eachSource(file, plan.tempDir)) {
      const sheet = source.kind === "xlsx" ? source.sheet.name : null;
      const table = file.tables.find((candidate) => candidate.title === source.title && candidate.sheet === sheet);
      if (table === undefined) continue;
      const ord = counts.length + 1;
      const before = { row: batch.row, accepted: batch.accepted };
      const context: NormaliseContext = { regionCode: plan.regionCode, referenceDate: plan.referenceDate, regions, sexTable: table.sexTable };
      batch.begin(ord, context);
      await readSource(source, table, batch);
      if (!(await batch.flush())) return null;
      const rows = batch.row - before.row;
      const accepted = batch.accepted - before.accepted;
      counts.push({ ord, firstRow: rows === 0 ? 0 : before.row + 1, lastRow: rows === 0 ? 0 : batch.row, rows, accepted, rejected: rows - accepted });
    }
  }
  return counts;
}

class Batch implements RecordSink {
  row = 0;
  accepted = 0;
  private ord = 0;
  private context: NormaliseContext | null = null;
  private text = "";
  private rejects: NumberedReject[] = [];
  private bytes = 0;
  private stopped = false;

  constructor(private readonly output: ImportOutput) {}

  begin(ord: number, context: NormaliseContext): void {
    this.ord = ord;
    this.context = context;
  }

  record(raw: RawRow, line: number): void {
    if (this.context === null) throw new Error("a record before its table");
    this.row++;
    this.accepted++;
    this.text += copyLine(this.row, this.ord, line, raw, normaliseRecord(raw, this.context));
  }

  reject(reject: Reject): void {
    this.row++;
    this.rejects.push({ ...reject, row: this.row, fileOrd: this.ord });
  }

  next(bytes: number): Promise<boolean> | boolean {
    this.bytes += bytes;
    return this.text.length > BATCH_CHARS || this.rejects.length > BATCH_REJECTS ? this.flush() : !this.stopped;
  }

  async flush(): Promise<boolean> {
    const lines = ENCODER.encode(this.text);
    const rejects = this.rejects;
    this.text = "";
    this.rejects = [];
    if (!this.stopped && !(await this.output.write(lines, rejects, { bytes: this.bytes, rows: this.row }))) this.stopped = true;
    return !this.stopped;
  }
}
