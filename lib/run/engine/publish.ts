import sql from "sql-template-tag";
import { SYSTEM } from "@/lib/access/actor";
import { auditOn } from "@/lib/db/audit";
import { absorbWeaker } from "./absorb";
import { transaction } from "./connections";
import type { RunContext } from "./context";
import { correctForMultiplicity } from "./correct";
import { countPublished, makeReady } from "./publication/make-ready";
import { refreshUntouched } from "./publication/refresh";
import { storeReady } from "./publication/store";

/**
 * Everything from the stage to the findings in one transaction: either the run is over with all its findings,
 * or nothing happened.
 */
export async function publish(run: RunContext): Promise<void> {
  const { query } = run.main;
  await transaction(run.main, async () => {
    await query(sql`ANALYZE run_stage`);
    await correctForMultiplicity(run);
    await absorbWeaker(run);
    await makeReady(run);
    run.interrupts.check();
    const whenStored = await run.beforePublish(run);
    await storeReady(run);
    await whenStored?.();
    await finish(run, await countPublished(run));
  });
  await refreshUntouched(run);
}

/** @param counts published findings per detector */
async function finish(
  { id, chosen, models, main: { client, query } }: RunContext,
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  for (const { detector } of chosen)
    await query(sql`
      UPDATE run_detector
      SET
        findings = ${counts.get(detector.code) ?? 0}::int
      WHERE
        run_id = ${id}::int
        AND code = ${detector.code}
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
      id = ${id}::int
  `);
  await query(sql`
    DELETE FROM run_stage
    WHERE
      run_id = ${id}::int
  `);
  await auditOn(
    client,
    { actor: SYSTEM },
    {
      action: "run.finish",
      entityType: "run",
      entityId: id,
      data: { findings: total, detectors: Object.fromEntries(counts) },
    },
  );
}
