import type pg from "pg";
import { pool } from "@/lib/db/pool";

const EVERY_MS = 500;

/**
 * Writes how far an import is, at most twice a second and from another connection than the one that loads
 * (whose transaction nobody sees into), and learns there whether a person wants it cancelled.
 */
export class ProgressReport {
  private readonly cancel = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private bytes = 0;
  private rows = 0;
  private busy: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly snapshotId: number,
    private readonly loading: pg.Client,
  ) {
    this.timer = setInterval(() => {
      this.busy = this.busy.then(() => this.report()).catch(() => undefined);
    }, EVERY_MS);
  }

  get cancelled(): AbortSignal {
    return this.cancel.signal;
  }

  at(bytes: number, rows: number): void {
    this.bytes = bytes;
    this.rows = rows;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.busy;
  }

  private async report(): Promise<void> {
    if (this.stopped || this.cancel.signal.aborted) return;
    const result = await pool().query<{ cancel_requested: boolean }>(
      `update snapshot set progress_bytes = least($2::bigint, total_bytes), rows = $3 where id = $1 and
        status = 'importing' returning cancel_requested`,
      [this.snapshotId, this.bytes, this.rows],
    );
    if (result.rows[0]?.cancel_requested !== true || this.stopped) return;
    this.cancel.abort(new Error("cancelled"));
    // A long CREATE INDEX does not look at signals of ours.
    await pool().query("select pg_cancel_backend($1)", [
      (this.loading as pg.Client & { processID?: number }).processID ?? 0,
    ]);
  }
}
