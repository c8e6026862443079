import type { Detector } from "@/lib/detectors/kit/types";
import { heldBack, standsAside } from "./applicability";
import { transaction } from "./connections";
import type { RunConnection } from "./connections";
import { detectorContext } from "./context";
import type { RunContext } from "./context";
import { failure, markOutcome, markRunning } from "./run-state";
import type { Outcome } from "./run-state";
import { historyNote, leaveOpenAreas } from "./notes";
import { checkStaged } from "./stage";
import { stageDetector } from "./stage-detector";

/**
 * Runs one detector and writes down how it ended. What interrupts the run goes on upwards; a lost connection
 * does so by itself at the next statement.
 */
export async function performDetector(
  run: RunContext,
  connection: RunConnection,
  detector: Detector,
): Promise<void> {
  const { query } = connection;
  const started = performance.now();
  const end = (outcome: Outcome) =>
    markOutcome(query, run.id, detector.code, { ...outcome, durationMs: performance.now() - started });
  await markRunning(query, run.id, [detector.code]);
  try {
    const aside = await standsAside(run, detector, query);
    if (aside !== null) return await end(aside);
    const own = detectorContext(run, detector, query);
    const tables = await run.tables.prepare(detector.preparations ?? [], own);
    const ctx = detectorContext(run, detector, query, tables);
    await transaction(connection, async () => {
      await stageDetector(run, connection, detector, ctx);
      const aside = await leaveOpenAreas(run, query, detector, ctx);
      const findings = await checkStaged(run, query, detector);
      await end({
        status: "done",
        findings,
        reason: heldBack(run, detector)?.reason ?? aside ?? (await historyNote(ctx)),
      });
    });
  } catch (error) {
    run.interrupts.check();
    await end(failure(error));
  }
}
