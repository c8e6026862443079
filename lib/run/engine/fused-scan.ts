import type { RecordDetector } from "@/lib/detectors/kit/types";
import { contextFor, heldBack, standsAside } from "./detector-context";
import type { Chosen, RunFacts } from "./detector-context";
import type { Interrupts } from "./interrupt";
import { passOver, stagePass } from "./run-detectors";
import type { BoundRecord } from "./run-detectors";
import { failure, markOutcome, markRunning } from "./run-state";
import { transaction } from "./session";
import type { RunSession } from "./session";
import { checkStaged } from "./stage";

/**
 * The pass is made anew as long as any rule's candidates are missing: precedence within a row needs all
 * verdicts, also those staged before a crash.
 */
export async function performPass(
  lane: RunSession,
  facts: RunFacts,
  rules: readonly Chosen[],
  interrupts: Interrupts,
): Promise<void> {
  const open = rules.filter(({ status }) => status === "pending").map(({ detector }) => detector);
  if (open.length === 0) return;
  const started = performance.now();
  const bound: BoundRecord[] = [];
  for (const { detector, status } of rules) {
    if (status !== "pending" && status !== "done") continue;
    const ready = await bindRule(lane, facts, detector as RecordDetector, interrupts);
    if (ready !== null) bound.push(ready);
  }
  await markRunning(
    lane.query,
    facts.runId,
    bound
      .map(({ detector }) => detector.code)
      .filter((code) => open.some((detector) => detector.code === code)),
  );
  const sound = await passWithoutFaulty(lane, facts, bound, interrupts);
  const share = (performance.now() - started) / Math.max(1, sound.length);
  for (const [index, rule] of sound.entries()) {
    if (!open.some((detector) => detector.code === rule.detector.code)) continue;
    interrupts.check();
    const begun = performance.now() - share;
    try {
      await transaction(lane, async () => {
        await stagePass(lane, facts.runId, rule, index, facts.census);
        const findings = await checkStaged(lane.query, facts.runId, rule.detector);
        await markOutcome(lane.query, facts.runId, rule.detector.code, {
          status: "done",
          findings,
          reason: heldBack(rule.detector, facts)?.reason ?? null,
          durationMs: performance.now() - begun,
        });
      });
    } catch (error) {
      interrupts.check();
      await markOutcome(lane.query, facts.runId, rule.detector.code, {
        ...failure(error),
        durationMs: performance.now() - begun,
      });
    }
  }
}

/** A rule with its context; null, and marked, when it stands aside or its own reason throws. */
async function bindRule(
  lane: RunSession,
  facts: RunFacts,
  detector: RecordDetector,
  interrupts: Interrupts,
): Promise<BoundRecord | null> {
  try {
    const aside = await standsAside(detector, facts, lane.query);
    if (aside === null) return { detector, ctx: contextFor(detector, facts, lane.query) };
    await markOutcome(lane.query, facts.runId, detector.code, aside);
  } catch (error) {
    interrupts.check();
    await markOutcome(lane.query, facts.runId, detector.code, failure(error));
  }
  return null;
}

/**
 * When the common pass fails, each rule makes one alone: those that fail are marked, the rest pass together.
 */
async function passWithoutFaulty(
  lane: RunSession,
  facts: RunFacts,
  bound: readonly BoundRecord[],
  interrupts: Interrupts,
): Promise<BoundRecord[]> {
  if (bound.length === 0) return [];
  const pass = (rules: readonly BoundRecord[]) => passOver(lane, facts.snapshot.roll, rules);
  try {
    await pass(bound);
    return [...bound];
  } catch (error) {
    interrupts.check();
    if (bound.length === 1) {
      await markOutcome(lane.query, facts.runId, bound[0]?.detector.code ?? "", failure(error));
      return [];
    }
  }
  const sound: BoundRecord[] = [];
  for (const rule of bound) {
    interrupts.check();
    sound.push(...(await passWithoutFaulty(lane, facts, [rule], interrupts)));
  }
  if (sound.length > 0) await pass(sound);
  return sound;
}
