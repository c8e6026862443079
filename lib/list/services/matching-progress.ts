import type pg from "pg";
import type { Sql } from "sql-template-tag";
import { pool } from "@/lib/db/pool";
import type { QueryFn } from "@/lib/db/query-fn";

/** A person took the list back while it was matched. */
export class MatchingCancelled extends Error {
  override readonly name = "MatchingCancelled";
}

/** The worker is to stop: the list is matched later, from the start. */
class MatchingInterrupted extends Error {
  override readonly name = "MatchingInterrupted";
}

const EVERY_MS = 500;

/**
 * Writes how far a matching is from another connection than the one that works, and learns there whether a
 * person wants it ended; then the statement at work is cancelled, too.
 */
export class MatchingProgress {
  private readonly timer: NodeJS.Timeout;
  private share = 0;
  private ended: Error | null = null;
  private busy: Promise<void> = Promise.resolve();

  constructor(
    private readonly listId: number,
    private readonly client: pg.ClientBase & { readonly processID?: number },
    private readonly signal?: AbortSignal,
  ) {
    this.timer = setInterval(() => {
      this.busy = this.busy.then(() => this.look()).catch(() => undefined);
    }, EVERY_MS);
  }

  at(share: number): void {
    this.share = share;
  }

  /** The same queries, none of which begins or goes on once the matching is to end. */
  watched(query: QueryFn): QueryFn {
    return async <T>(statement: Sql): Promise<T[]> => {
      if (this.ended !== null) throw this.ended;
      try {
        return await query<T>(statement);
      } catch (error) {
        throw this.ended ?? error;
      }
    };
  }

  /** No look is under way any more, and none begins. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.busy;
  }

  private async look(): Promise<void> {
    if (this.signal?.aborted === true) this.ended ??= new MatchingInterrupted();
    const { rows } = await pool().query<{ cancel_requested: boolean }>(
      "update reference_list set progress = $2 where id = $1 and status = 'matching' returning cancel_requested",
      [this.listId, this.share],
    );
    if (rows[0]?.cancel_requested === true) this.ended ??= new MatchingCancelled();
    if (this.ended !== null) await pool().query("select pg_cancel_backend($1)", [this.client.processID ?? 0]);
  }
}
