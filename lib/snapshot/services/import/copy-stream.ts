import { once } from "node:events";
import { finished } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom, type CopyStreamQuery } from "pg-copy-streams";
import { COPY_COLUMNS } from "@/lib/ingest/copy-text";
import type { NumberedReject } from "@/lib/ingest/import-tables";
import { partitionName } from "@/lib/roll/partition-name";

/**
 * So many rejects wait in memory (each at most 8,000 characters) before the COPY is interrupted to store
 * them.
 */
const REJECTS_WAITING = 1_000;

/**
 * Fills the snapshot's table, and between two COPYs the list of rejects, all on one connection and in its
 * transaction.
 */
export class RecordLoader {
  private copy: CopyStreamQuery | null = null;
  private waiting: NumberedReject[] = [];

  constructor(
    private readonly client: pg.ClientBase,
    private readonly snapshotId: number,
  ) {}

  /**
   * Resolves when `lines` may be filled with others: a block has been handed to the system, what is small
   * enough to be queued is copied.
   */
  async write(lines: Uint8Array, rejects: readonly NumberedReject[]): Promise<void> {
    this.waiting.push(...rejects);
    if (this.waiting.length >= REJECTS_WAITING) await this.flush();
    if (lines.length === 0) return;
    this.copy ??= this.client.query(
      copyFrom(
        `copy ${partitionName(this.snapshotId)} (${COPY_COLUMNS.join(", ")}) from stdin with (format text, ` +
          `freeze true)`,
      ),
    );
    const queued = lines.length < this.copy.writableHighWaterMark;
    // Waits for room and for a failure alike; `once` rejects on "error".
    if (!this.copy.write(queued ? Uint8Array.from(lines) : lines)) await once(this.copy, "drain");
  }

  /** Ends the COPY and stores what waits. Afterwards the connection is free for other statements. */
  async flush(): Promise<void> {
    const { copy, waiting } = this;
    this.copy = null;
    this.waiting = [];
    if (copy !== null) {
      copy.end();
      await finished(copy);
    }
    if (waiting.length === 0) return;
    await this.client.query(
      `insert into import_reject (snapshot_id, row_no, file_ord, line_no, column_no, column_name, reason, detail, raw)
       select $1, r.* from unnest($2::int[], $3::int[], $4::int[], $5::int[], $6::text[], $7::text[],
       $8::jsonb[], $9::text[]) r`,
      [
        this.snapshotId,
        waiting.map((r) => r.row),
        waiting.map((r) => r.fileOrd),
        waiting.map((r) => r.line),
        waiting.map((r) => r.column),
        waiting.map((r) => r.columnName),
        waiting.map((r) => r.reason),
        waiting.map((r) => JSON.stringify(r.detail)),
        waiting.map((r) => r.raw),
      ],
    );
  }

  /** Gives up: PostgreSQL is told that the COPY failed, and the transaction with it. */
  abort(): void {
    this.copy?.on("error", () => undefined);
    this.copy?.destroy(new Error("import stopped"));
    this.copy = null;
  }
}
