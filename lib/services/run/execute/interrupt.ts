import sql from "sql-template-tag";
import { query } from "@/lib/db/sql";
import type { RunSession } from "./session";

/** A person asked for the run to end. */
export class RunCancelled extends Error {
  override readonly name = "RunCancelled";
}

/** The worker is to stop: the run goes on later, where it was. */
export class RunInterrupted extends Error {
  override readonly name = "RunInterrupted";
}

export interface Interrupts {
  /** @throws RunCancelled | RunInterrupted when there is a reason to stop */
  check(): void;
  end(): void;
}

const EVERY_MS = 500;

/**
 * Watches from another connection whether the run is to end, and then cancels the statement at work: a long detector would not look up by itself.
 * @param signal of the worker
 */
export function watchInterrupts(session: RunSession, runId: number, signal: AbortSignal | undefined): Interrupts {
  let reason: RunCancelled | RunInterrupted | undefined;
  const stop = (why: RunCancelled | RunInterrupted) => {
    reason ??= why;
    query(sql`SELECT pg_cancel_backend(${session.backendPid}::int)`).catch(() => undefined);
  };
  const look = async () => {
    // A cancellation between two statements meets none, and the next may be the long one: it is sent until the work has ended.
    if (reason !== undefined) return stop(reason);
    const found = await query(sql`SELECT cancel_requested FROM run WHERE id = ${runId}::int`);
    if (found.rows[0]?.cancel_requested === true) stop(new RunCancelled());
  };
  // A look that fails is made again half a second later; if the database is gone, the session itself says so.
  const timer = setInterval(() => void look().catch(() => undefined), EVERY_MS);
  const aborted = () => stop(new RunInterrupted());
  signal?.addEventListener("abort", aborted);
  if (signal?.aborted === true) aborted();
  return {
    check() {
      if (reason !== undefined) throw reason;
    },
    end() {
      clearInterval(timer);
      signal?.removeEventListener("abort", aborted);
    },
  };
}
