import sql from "sql-template-tag";
import { setTimeout as wait } from "node:timers/promises";
import { auditOn } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/sql";
import { brk01 } from "@/lib/detectors/catalogue/brk/brk-01-digits-lost";
import type { DamageLimits } from "@/lib/detectors/kit/damaged";
import type { Detector } from "@/lib/detectors/kit/types";
import { SYSTEM } from "@/lib/domain/actor";
import { findDetectorByCode } from "@/lib/detectors/registry";
import { plantInRun } from "@/lib/services/review/known/plant-in-run";
import { findDamagedFiles, measureFills, takeCensus } from "./census";
import { correctForMultiplicity, qLimits } from "./correct";
import { WorkingTables } from "./detector-context";
import type { RunFacts } from "./detector-context";
import { foldWeaker } from "./fold";
import { RunCancelled, watchInterrupts } from "./interrupt";
import type { Interrupts } from "./interrupt";
import { performDetectors } from "./perform";
import { countReady, makeReady, publishReady, refreshUntouched } from "./publish";
import { closeRun, loadChosen, loadRun, markStarted } from "./run-state";
import type { RunRow } from "./run-state";
import { openSession, queryOn, transaction } from "./session";
import type { RunSession } from "./session";
import { loadHistory, loadSnapshot } from "./snapshot-info";

/** "CRM": the advisory locks of runs, one per snapshot, so that two workers never do the same work and two runs never publish the same question at once. */
const LOCK_CLASS = 0x43524d;

export interface ExecuteOptions {
  readonly signal?: AbortSignal;
  /** The registry's own unless a test brings others. */
  readonly find?: (code: string) => Detector | undefined;
}

/**
 * Executes a run (pemeriksaan) to its end: every chosen detector, then the publication of the findings. Safe to start over at any point: detectors whose
 * candidates are staged are not run again, and the publication is one transaction. Returns at once when the run is over.
 */
export async function executeRun(runId: number, { signal, find = findDetectorByCode }: ExecuteOptions = {}): Promise<void> {
  const session = await openSession();
  const interrupts = watchInterrupts(session, runId, signal);
  try {
    const { snapshotId } = await loadRun(session.query, runId);
    await takeLock(session, snapshotId, interrupts);
    const run = await loadRun(session.query, runId);
    if (run.status === "queued" || run.status === "running") await work(session, run, interrupts, find);
  } catch (error) {
    if (!(error instanceof RunCancelled)) throw error;
    await cancelled(runId);
  } finally {
    interrupts.end();
    await session.close();
  }
}

async function takeLock(session: RunSession, snapshotId: number, interrupts: Interrupts): Promise<void> {
  for (;;) {
    interrupts.check();
    const [got] = await session.query<{ ok: boolean }>(sql`SELECT pg_try_advisory_lock(${LOCK_CLASS}::int, ${snapshotId}::int) AS ok`);
    if (got?.ok === true) return;
    await wait(250);
  }
}

async function work(session: RunSession, run: RunRow, interrupts: Interrupts, find: (code: string) => Detector | undefined): Promise<void> {
  const { query } = session;
  if (run.cancelRequested) throw new RunCancelled();
  await markStarted(query, run.id);
  const chosen = (await loadChosen(query, run.id)).map(({ code, status }) => {
    const detector = find(code);
    if (detector === undefined) throw new Error(`no detector ${code} in this version`);
    return { detector, status };
  });
  const models: Record<string, unknown> = {};
  const facts = await gatherFacts(session, run, models);
  const tables = new WorkingTables(run.id, query);
  try {
    await performDetectors(session, facts, chosen, tables, interrupts);
    interrupts.check();
    await publish(session, run, facts, chosen.map(({ detector }) => detector), models, interrupts);
  } catch (error) {
    // The statement that a cancellation broke says so in its own words; ours are meant.
    interrupts.check();
    throw error;
  } finally {
    await tables.dropAll().catch(() => undefined);
  }
}

async function gatherFacts(session: RunSession, run: RunRow, models: Record<string, unknown>): Promise<RunFacts> {
  const { query } = session;
  const snapshot = await loadSnapshot(query, run.snapshotId);
  const baseline = run.baselineId === null ? null : await loadSnapshot(query, run.baselineId);
  const params = new Map(Object.entries(run.params));
  const limits = brk01.params.parse(params.get("BRK-01") ?? {}) as DamageLimits;
  await takeCensus(query, snapshot, baseline);
  return {
    runId: run.id, snapshot, baseline, params, query,
    history: await loadHistory(query, snapshot, run.baselineId),
    fills: await measureFills(query, snapshot),
    baselineFills: baseline === null ? {} : await measureFills(query, baseline),
    damagedFiles: await findDamagedFiles(query, snapshot, "nik", limits),
    damagedNkkFiles: await findDamagedFiles(query, snapshot, "nkk", limits),
    keepModel: (name, model) => void (models[name] = model),
  };
}

/** Everything from the stage to the findings in one transaction: either the run is over with all its findings, or nothing happened. */
async function publish(session: RunSession, run: RunRow, facts: RunFacts, detectors: readonly Detector[], models: Record<string, unknown>, interrupts: Interrupts): Promise<void> {
  const { query } = session;
  const { snapshot, baseline } = facts;
  await transaction(session, async () => {
    await query(sql`ANALYZE run_stage`);
    await correctForMultiplicity(query, run.id, qLimits(facts.params));
    await foldWeaker(query, run.id, detectors);
    await makeReady(query, run.id, detectors, snapshot, baseline);
    interrupts.check();
    await publishReady(query, run.id, snapshot, baseline);
    await plantInRun(session, { id: run.id, params: facts.params }, snapshot);
    const counts = await countReady(query);
    for (const { code } of detectors) await query(sql`UPDATE run_detector SET findings = ${counts.get(code) ?? 0}::int WHERE run_id = ${run.id}::int AND code = ${code}`);
    const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
    await query(sql`UPDATE run SET status = 'done', finished_at = now(), finding_count = ${total}::int, models = models || ${JSON.stringify(models)}::jsonb, problem = NULL WHERE id = ${run.id}::int`);
    await query(sql`DELETE FROM run_stage WHERE run_id = ${run.id}::int`);
    await auditOn(session.client, { actor: SYSTEM }, { action: "run.finish", entityType: "run", entityId: run.id, data: { findings: total, detectors: Object.fromEntries(counts) } });
  });
  await refreshUntouched(query, snapshot, baseline);
}

/** On a connection of its own: a cancellation that arrives late would break a statement on the session. */
async function cancelled(runId: number): Promise<void> {
  await withTransaction(async (client) => {
    await closeRun(queryOn(client), runId, "cancelled", null);
    await auditOn(client, { actor: SYSTEM }, { action: "run.cancelled", entityType: "run", entityId: runId });
  });
}
