import { SYSTEM } from "@/lib/access/actor";
import { auditOn } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/sql";
import type { Detector } from "@/lib/detectors/kit/types";
import { findDetectorByCode } from "@/lib/detectors/registry";
import { connectionName } from "@/lib/run/model/connection-name";
import { openConnections, queryOn } from "./connections";
import type { RunConnection } from "./connections";
import type { BeforePublish } from "./context";
import { RunCancelled, watchInterrupts } from "./interrupt";
import type { Interrupts } from "./interrupt";
import { planRun, planTasks } from "./plan";
import { publish } from "./publish";
import { closeRun, loadRun, markStarted } from "./run-state";
import type { RunRow } from "./run-state";
import { lockSnapshot } from "./snapshot-lock";
import { runTasks } from "./tasks";
import { WorkingTables } from "./working-tables";

/** Two processors is what the office machine has; where there are more, parallel plans use them. */
const CONNECTIONS = 2;

export interface ExecuteOptions {
  readonly signal?: AbortSignal;
  readonly beforePublish?: BeforePublish;
  /** The registry's own unless a test brings others. */
  readonly find?: (code: string) => Detector | undefined;
}

/**
 * Executes a run (pemeriksaan) to its end: every chosen detector, then the publication of the findings. Safe
 * to start over at any point: detectors whose candidates are staged are not run again, and the publication is
 * one transaction. Returns at once when the run is over.
 */
export async function executeRun(runId: number, options: ExecuteOptions = {}): Promise<void> {
  const connections = await openConnections(CONNECTIONS, connectionName(runId));
  const [main] = connections as [RunConnection];
  const interrupts = watchInterrupts(connections, runId, options.signal);
  try {
    const { snapshotId } = await loadRun(main.query, runId);
    for (const [number, connection] of connections.entries())
      await lockSnapshot(connection, number, snapshotId, interrupts);
    const row = await loadRun(main.query, runId);
    if (row.status === "queued" || row.status === "running")
      await work(connections, row, interrupts, options);
  } catch (error) {
    if (!(error instanceof RunCancelled)) throw error;
    await cancelled(runId);
  } finally {
    interrupts.end();
    await Promise.all(connections.map((connection) => connection.close()));
  }
}

/** All detectors on all connections, then the publication on the first. */
async function work(
  connections: readonly RunConnection[],
  row: RunRow,
  interrupts: Interrupts,
  { find = findDetectorByCode, beforePublish = () => Promise.resolve(undefined) }: ExecuteOptions,
): Promise<void> {
  const [main] = connections as readonly [RunConnection];
  if (row.cancelRequested) throw new RunCancelled();
  await markStarted(main.query, row.id);
  const tables = new WorkingTables(row.id);
  try {
    const run = await planRun(row, find, { connections, main, tables, interrupts, beforePublish });
    await runTasks(run, planTasks(run));
    interrupts.check();
    await publish(run);
  } catch (error) {
    // The statement that a cancellation broke says so in its own words; ours are meant.
    interrupts.check();
    throw error;
  } finally {
    await tables.dropAll().catch(() => undefined);
  }
}

/** On a connection of its own: a cancellation that arrives late would break a statement on those of the run. */
async function cancelled(runId: number): Promise<void> {
  await withTransaction(async (client) => {
    await closeRun(queryOn(client), runId, "cancelled", null);
    await auditOn(client, { actor: SYSTEM }, { action: "run.cancelled", entityType: "run", entityId: runId });
  });
}
