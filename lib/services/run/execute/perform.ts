import type { Detector, DetectorContext, RecordDetector } from "@/lib/detectors/kit/types";
import { contextFor, heldBack, notApplicable } from "./detector-context";
import type { RunFacts, WorkingTables } from "./detector-context";
import type { Interrupts } from "./interrupt";
import { passOver, stageOne, stagePass } from "./run-detectors";
import type { BoundRecord } from "./run-detectors";
import { markOutcome, markRunning } from "./run-state";
import type { DetectorStatus } from "./run-state";
import { transaction } from "./session";
import type { RunSession } from "./session";
import { checkStaged } from "./stage";

interface Chosen {
  readonly detector: Detector;
  readonly status: DetectorStatus;
}

/**
 * Performs the chosen detectors that are not done yet, in the order of the registry; all record rules together at the place of the first. A detector that fails
 * is marked with its error and the others go on.
 */
export async function performDetectors(session: RunSession, facts: RunFacts, chosen: readonly Chosen[], tables: WorkingTables, interrupts: Interrupts): Promise<void> {
  const rules = chosen.filter(({ detector }) => detector.kind === "record");
  let passed = false;
  for (const { detector, status } of chosen) {
    interrupts.check();
    if (detector.kind === "record") {
      if (!passed) await performPass(session, facts, rules, interrupts);
      passed = true;
    } else if (status === "pending") {
      await guarded(session, facts, detector, interrupts, async () => {
        const before = await standsAside(facts, detector);
        if (before !== null) return before;
        const ctx = contextFor(detector, facts, await tables.prepare(detector.preparations ?? [], contextFor(detector, facts, {})));
        const findings = await transaction(session, async () => {
          await stageOne(session, facts.runId, detector, ctx);
          return checkStaged(session.query, facts.runId, detector);
        });
        return { status: "done" as const, findings, reason: heldBack(detector, facts)?.reason ?? null };
      });
    }
  }
}

/** Not applicable, or held back altogether; null when it is to run. */
async function standsAside(facts: RunFacts, detector: Detector) {
  const reason = await notApplicable(detector, facts, contextFor(detector, facts, {}));
  if (reason !== null) return { status: "not-applicable" as const, reason };
  const held = heldBack(detector, facts);
  return held?.all === true ? { status: "held-back" as const, reason: held.reason } : null;
}

type Outcome = Parameters<typeof markOutcome>[3];

/** Runs one detector's part and writes down how it ended. What interrupts the run goes on upwards; a lost connection does so by itself at the next statement. */
async function guarded(session: RunSession, facts: RunFacts, detector: Detector, interrupts: Interrupts, work: () => Promise<Outcome>): Promise<void> {
  const started = performance.now();
  await markRunning(session.query, facts.runId, [detector.code]);
  let outcome: Outcome;
  try {
    outcome = await work();
  } catch (error) {
    interrupts.check();
    outcome = failure(error);
  }
  await markOutcome(session.query, facts.runId, detector.code, { ...outcome, durationMs: performance.now() - started });
}

function failure(error: unknown): Outcome {
  return { status: "failed", reason: { key: "failed", values: {} }, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** The pass is made anew as long as any rule's candidates are missing: precedence within a row needs all verdicts, also those staged before a crash. */
async function performPass(session: RunSession, facts: RunFacts, rules: readonly Chosen[], interrupts: Interrupts): Promise<void> {
  const open = rules.filter(({ status }) => status === "pending").map(({ detector }) => detector);
  if (open.length === 0) return;
  const started = performance.now();
  const bound: BoundRecord[] = [];
  for (const { detector, status } of rules) {
    if (status !== "pending" && status !== "done") continue;
    const ready = await bindRule(session, facts, detector as RecordDetector, interrupts);
    if (ready !== null) bound.push(ready);
  }
  await markRunning(session.query, facts.runId, bound.map(({ detector }) => detector.code).filter((code) => open.some((detector) => detector.code === code)));
  const sound = await passWithoutFaulty(session, facts, bound, interrupts);
  const share = (performance.now() - started) / Math.max(1, sound.length);
  for (const [index, rule] of sound.entries()) {
    if (!open.some((detector) => detector.code === rule.detector.code)) continue;
    interrupts.check();
    const begun = performance.now() - share;
    let outcome: Outcome;
    try {
      const findings = await transaction(session, async () => {
        await stagePass(session, facts.runId, rule, index);
        return checkStaged(session.query, facts.runId, rule.detector);
      });
      outcome = { status: "done", findings, reason: heldBack(rule.detector, facts)?.reason ?? null };
    } catch (error) {
      interrupts.check();
      outcome = failure(error);
    }
    await markOutcome(session.query, facts.runId, rule.detector.code, { ...outcome, durationMs: performance.now() - begun });
  }
}

/** A rule with its context; null, and marked, when it stands aside or its own reason throws. */
async function bindRule(session: RunSession, facts: RunFacts, detector: RecordDetector, interrupts: Interrupts): Promise<BoundRecord | null> {
  try {
    const aside = await standsAside(facts, detector);
    const ctx: DetectorContext<unknown> = contextFor(detector, facts, {});
    if (aside === null) return { detector, ctx };
    await markOutcome(session.query, facts.runId, detector.code, aside);
  } catch (error) {
    interrupts.check();
    await markOutcome(session.query, facts.runId, detector.code, failure(error));
  }
  return null;
}

/** When the common pass fails, each rule makes one alone: those that fail are marked, the rest pass together. */
async function passWithoutFaulty(session: RunSession, facts: RunFacts, bound: readonly BoundRecord[], interrupts: Interrupts): Promise<BoundRecord[]> {
  if (bound.length === 0) return [];
  const pass = (rules: readonly BoundRecord[]) => passOver(session, facts.snapshot.roll, rules);
  try {
    await pass(bound);
    return [...bound];
  } catch (error) {
    interrupts.check();
    if (bound.length === 1) {
      await markOutcome(session.query, facts.runId, bound[0]?.detector.code ?? "", failure(error));
      return [];
    }
  }
  const sound: BoundRecord[] = [];
  for (const rule of bound) {
    interrupts.check();
    sound.push(...(await passWithoutFaulty(session, facts, [rule], interrupts)));
  }
  if (sound.length > 0) await pass(sound);
  return sound;
}
