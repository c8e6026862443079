import sql from "sql-template-tag";
import { query } from "@/lib/db/sql";
import type { RunConnection } from "./connections";

/** A person asked for the run to end. */
export class RunCancelled extends Error {
  override readonly name = "RunCancelled";
}

/** The worker is to stop: the run goes on later, where it was. */
export class RunInterrupted extends Error {
  override readonly name = "RunInterrupted";
}

export interface Interrupts {
  /** @throws what the run is to end for, when there is something */
  check(): void;
  /** Ends the work on all connections because one could not go on. */
  halt(why: unknown): void;
  end(): void;
}

const EVERY_MS = 500;

/**
 * Watches from another connection whether the run is to end, and then cancels the statements at work on all
 * these connections: a long detector would not look up by itself. Again and again until the end, since a statement may
 * begin just after the cancellation of the one before.
 * @param signal of the worker
 */
export function watchInterrupts(
  connections: readonly RunConnection[],
  runId: number,
  signal: AbortSignal | undefined,
): Interrupts {
  let stopped: { readonly why: unknown } | undefined;
  const cancel = () =>
    query(sql`
      SELECT
        pg_cancel_backend(pid)
      FROM
        unnest(${connections.map(({ backendPid }) => backendPid)}::INT[]) AS pid
    `);
  const halt = (why: unknown) => {
    stopped ??= { why };
    cancel().catch(() => undefined);
  };
  const look = async () => {
    if (stopped !== undefined) return void (await cancel());
    const found = await query(sql`
      SELECT
        cancel_requested
      FROM
        run
      WHERE
        id = ${runId}::int
    `);
    if (found.rows[0]?.cancel_requested === true) halt(new RunCancelled());
  };
  // A look that fails is made again half a second later; if the database is gone, the connections themselves say
  // so.
  const timer = setInterval(() => void look().catch(() => undefined), EVERY_MS);
  const aborted = () => halt(new RunInterrupted());
  signal?.addEventListener("abort", aborted);
  if (signal?.aborted === true) aborted();
  return {
    check() {
      if (stopped !== undefined) throw stopped.why;
    },
    halt,
    end() {
      clearInterval(timer);
      signal?.removeEventListener("abort", aborted);
    },
  };
}
