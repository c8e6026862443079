import type { Detector } from "@/lib/detectors/kit/types";
import { contextFor, heldBack, standsAside } from "./detector-context";
import type { Chosen, RunFacts } from "./detector-context";
import type { Interrupts } from "./interrupt";
import { runLanes } from "./connections";
import type { Piece } from "./connections";
import { performPass } from "./fused-scan";
import { stageOne } from "./run-detectors";
import { failure, markOutcome, markRunning } from "./run-state";
import type { Outcome } from "./run-state";
import { transaction } from "./session";
import type { RunSession } from "./session";
import { checkStaged } from "./stage";
import type { WorkingTables } from "./working-tables";

/**
 * Performs the chosen detectors that are not done yet, in the order of the registry; all record rules
 * together at the place of the first. A detector that fails is marked with its error and the others go on.
 */
export async function performDetectors(
  lanes: readonly RunSession[],
  facts: RunFacts,
  chosen: readonly Chosen[],
  tables: WorkingTables,
  interrupts: Interrupts,
): Promise<void> {
  const rules = chosen.filter(({ detector }) => detector.kind === "record");
  const pieces = chosen.flatMap(({ detector, status }): Piece[] => {
    if (detector === rules[0]?.detector)
      return [{ needs: [], work: (lane) => performPass(lane, facts, rules, interrupts) }];
    if (detector.kind === "record" || status !== "pending") return [];
    return [
      {
        needs: detector.preparations ?? [],
        work: (lane) => performOne(lane, facts, detector, tables, interrupts),
      },
    ];
  });
  await runLanes(lanes, pieces, tables, interrupts);
}

/**
 * Runs one detector and writes down how it ended. What interrupts the run goes on upwards; a lost connection
 * does so by itself at the next statement.
 */
async function performOne(
  lane: RunSession,
  facts: RunFacts,
  detector: Detector,
  tables: WorkingTables,
  interrupts: Interrupts,
): Promise<void> {
  const started = performance.now();
  const end = (outcome: Outcome) =>
    markOutcome(lane.query, facts.runId, detector.code, {
      ...outcome,
      durationMs: performance.now() - started,
    });
  await markRunning(lane.query, facts.runId, [detector.code]);
  try {
    const aside = await standsAside(detector, facts, lane.query);
    if (aside !== null) return await end(aside);
    const ctx = contextFor(
      detector,
      facts,
      lane.query,
      await tables.prepare(detector.preparations ?? [], contextFor(detector, facts, lane.query)),
    );
    await transaction(lane, async () => {
      await stageOne(lane, facts.runId, detector, ctx, facts.census);
      const findings = await checkStaged(lane.query, facts.runId, detector);
      await end({ status: "done", findings, reason: heldBack(detector, facts)?.reason ?? null });
    });
  } catch (error) {
    interrupts.check();
    await end(failure(error));
  }
}
