import { setTimeout as wait } from "node:timers/promises";
import sql from "sql-template-tag";
import type { RunConnection } from "./connections";
import type { Interrupts } from "./interrupt";

/**
 * "CRM": the advisory locks of runs, one per snapshot, so that two workers never do the same work and two
 * runs never publish the same question at once. Every connection holds one, of the next class: one that
 * outlives its killed worker for a moment is waited for.
 */
const LOCK_CLASS = 0x43524d;

/** @param number of the connection, from 0 */
export async function lockSnapshot(
  { query }: RunConnection,
  number: number,
  snapshotId: number,
  interrupts: Interrupts,
): Promise<void> {
  for (;;) {
    interrupts.check();
    const [got] = await query<{ ok: boolean }>(sql`
      SELECT
        pg_try_advisory_lock(${LOCK_CLASS + number}::int, ${snapshotId}::int) AS ok
    `);
    if (got?.ok === true) return;
    await wait(250);
  }
}
