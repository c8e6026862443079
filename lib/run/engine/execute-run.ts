import sql from "sql-template-tag";
import { setTimeout as wait } from "node:timers/promises";
import { auditOn } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/sql";
import { brk01 } from "@/lib/detectors/catalogue/brk/brk-01-digits-lost";
import type { DamageLimits } from "@/lib/detectors/kit/damaged";
import type { Detector } from "@/lib/detectors/kit/types";
import { SYSTEM } from "@/lib/access/actor";
import { findDetectorByCode } from "@/lib/detectors/registry";
import { insertControlsInRun } from "@/lib/oversight/services/controls/insert-in-run";
import { countBefore } from "./census";
import { correctForMultiplicity, qLimits } from "./correct";
import type { Chosen, RunFacts } from "./detector-context";
import { foldWeaker } from "./absorb";
import { RunCancelled, watchInterrupts } from "./interrupt";
import type { Interrupts } from "./interrupt";
import { performDetectors } from "./perform";
import { countReady, makeReady, publishReady, refreshUntouched } from "./publish";
import { closeRun, loadChosen, loadRun, markStarted } from "./run-state";
import type { RunRow } from "./run-state";
import { openSessions, queryOn, transaction } from "./session";
import type { RunSession } from "./session";
import { loadHistory, loadSnapshot } from "./snapshot-info";
import { WorkingTables } from "./working-tables";

/**
 * "CRM": the advisory locks of runs, one per snapshot, so that two workers never do the same work and two
 * runs never publish the same question at once. Every lane holds one, of the next class: a lane that outlives
 * its killed worker for a moment is waited for.
 */
const LOCK_CLASS = 0x43524d;
/** Two processors is what the office machine has; where there are more, parallel plans use them. */
const LANES = 2;

export interface ExecuteOptions {
  readonly signal?: AbortSignal;
  /** The registry's own unless a test brings others. */
  readonly find?: (code: string) => Detector | undefined;
}

/**
 * Executes a run (pemeriksaan) to its end: every chosen detector, then the publication of the findings. Safe
 * to start over at any point: detectors whose candidates are staged are not run again, and the publication is
 * one transaction. Returns at once when the run is over.
 */
export async function executeRun(
  runId: number,
  { signal, find = findDetectorByCode }: ExecuteOptions = {},
): Promise<void> {
  const lanes = await openSessions(LANES);
  const [main] = lanes as [RunSession];
  const interrupts = watchInterrupts(lanes, runId, signal);
  try {
    const { snapshotId } = await loadRun(main.query, runId);
    for (const [number, lane] of lanes.entries())
      await takeLock(lane, LOCK_CLASS + number, snapshotId, interrupts);
    const run = await loadRun(main.query, runId);
    if (run.status === "queued" || run.status === "running") await work(lanes, run, interrupts, find);
  } catch (error) {
    if (!(error instanceof RunCancelled)) throw error;
    await cancelled(runId);
  } finally {
    interrupts.end();
    await Promise.all(lanes.map((lane) => lane.close()));
  }
}

async function takeLock(
  session: RunSession,
  lockClass: number,
  snapshotId: number,
  interrupts: Interrupts,
): Promise<void> {
  for (;;) {
    interrupts.check();
    const [got] = await session.query<{ ok: boolean }>(sql`
      SELECT
        pg_try_advisory_lock(${lockClass}::int, ${snapshotId}::int) AS ok
    `);
    if (got?.ok === true) return;
    await wait(250);
  }
}

/** All detectors on all lanes, then the publication on the first. */
async function work(
  lanes: readonly RunSession[],
  run: RunRow,
  interrupts: Interrupts,
  find: (code: string) => Detector | undefined,
): Promise<void> {
  const [main] = lanes as [RunSession];
  if (run.cancelRequested) throw new RunCancelled();
  await markStarted(main.query, run.id);
  const chosen = (await loadChosen(main.query, run.id)).map(({ code, status }): Chosen => {
    const detector = find(code);
    if (detector === undefined) throw new Error(`no detector ${code} in this version`);
    return { detector, status };
  });
  const models: Record<string, unknown> = {};
  const tables = new WorkingTables(run.id);
  try {
    const facts = await gatherFacts(main, run, tables, models);
    await performDetectors(lanes, facts, chosen, tables, interrupts);
    interrupts.check();
    await publish(
      main,
      run,
      facts,
      chosen.map(({ detector }) => detector),
      models,
      interrupts,
    );
  } catch (error) {
    // The statement that a cancellation broke says so in its own words; ours are meant.
    interrupts.check();
    throw error;
  } finally {
    await tables.dropAll().catch(() => undefined);
  }
}

async function gatherFacts(
  { query }: RunSession,
  run: RunRow,
  tables: WorkingTables,
  models: Record<string, unknown>,
): Promise<RunFacts> {
  const snapshot = await loadSnapshot(query, run.snapshotId);
  const baseline = run.baselineId === null ? null : await loadSnapshot(query, run.baselineId);
  const params = new Map(Object.entries(run.params));
  const limits = brk01.params.parse(params.get("BRK-01") ?? {}) as DamageLimits;
  return {
    runId: run.id,
    snapshot,
    baseline,
    params,
    history: await loadHistory(query, snapshot, run.baselineId),
    ...(await countBefore(query, tables, snapshot, baseline, limits)),
    keepModel: (name, model) => void (models[name] = model),
  };
}

/**
 * Everything from the stage to the findings in one transaction: either the run is over with all its findings,
 * or nothing happened.
 */
async function publish(
  session: RunSession,
  run: RunRow,
  facts: RunFacts,
  detectors: readonly Detector[],
  models: Record<string, unknown>,
  interrupts: Interrupts,
): Promise<void> {
  const { query } = session;
  const { snapshot, baseline } = facts;
  await transaction(session, async () => {
    await query(sql`ANALYZE run_stage`);
    await correctForMultiplicity(query, run.id, qLimits(facts.params));
    await foldWeaker(query, run.id, detectors);
    await makeReady(query, run.id, detectors, snapshot, baseline, facts.census);
    interrupts.check();
    await insertControlsInRun(session, { id: run.id, params: facts.params, detectors }, snapshot);
    await publishReady(query, run.id, snapshot, baseline);
    const counts = await countReady(query);
    for (const { code } of detectors)
      await query(sql`
        UPDATE run_detector
        SET
          findings = ${counts.get(code) ?? 0}::int
        WHERE
          run_id = ${run.id}::int
          AND code = ${code}
      `);
    const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
    await query(sql`
      UPDATE run
      SET
        status = 'done',
        finished_at = now(),
        finding_count = ${total}::int,
        models = models || ${JSON.stringify(models)}::jsonb,
        problem = NULL
      WHERE
        id = ${run.id}::int
    `);
    await query(sql`
      DELETE FROM run_stage
      WHERE
        run_id = ${run.id}::int
    `);
    await auditOn(
      session.client,
      { actor: SYSTEM },
      {
        action: "run.finish",
        entityType: "run",
        entityId: run.id,
        data: { findings: total, detectors: Object.fromEntries(counts) },
      },
    );
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
