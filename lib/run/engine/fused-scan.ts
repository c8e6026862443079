import type { RecordDetector } from "@/lib/detectors/kit/types";
import { heldBack, standsAside } from "./applicability";
import { transaction } from "./connections";
import type { RunConnection } from "./connections";
import { detectorContext } from "./context";
import type { Chosen, RunContext } from "./context";
import { scanRoll, stageScanned } from "./fused-table";
import type { BoundRecord } from "./fused-table";
import { failure, markOutcome, markRunning } from "./run-state";
import { checkStaged } from "./stage";

/**
 * All record rules in one scan of the roll. It is made anew as long as any rule's candidates are missing:
 * precedence within a row needs all verdicts, also those staged before a crash.
 */
export async function performFusedScan(
  run: RunContext,
  connection: RunConnection,
  rules: readonly Chosen[],
): Promise<void> {
  const open = rules.filter(({ status }) => status === "pending").map(({ detector }) => detector);
  if (open.length === 0) return;
  const started = performance.now();
  const bound: BoundRecord[] = [];
  for (const { detector, status } of rules) {
    if (status !== "pending" && status !== "done") continue;
    const ready = await bindRule(run, connection, detector as RecordDetector);
    if (ready !== null) bound.push(ready);
  }
  await markRunning(
    connection.query,
    run.id,
    bound
      .map(({ detector }) => detector.code)
      .filter((code) => open.some((detector) => detector.code === code)),
  );
  const sound = await scanWithoutFaulty(run, connection, bound);
  const share = (performance.now() - started) / Math.max(1, sound.length);
  for (const [index, rule] of sound.entries()) {
    if (!open.some((detector) => detector.code === rule.detector.code)) continue;
    run.interrupts.check();
    const begun = performance.now() - share;
    try {
      await transaction(connection, async () => {
        await stageScanned(run, connection, sound, index);
        const findings = await checkStaged(run, connection.query, rule.detector);
        await markOutcome(connection.query, run.id, rule.detector.code, {
          status: "done",
          findings,
          reason: heldBack(run, rule.detector)?.reason ?? null,
          durationMs: performance.now() - begun,
        });
      });
    } catch (error) {
      run.interrupts.check();
      await markOutcome(connection.query, run.id, rule.detector.code, {
        ...failure(error),
        durationMs: performance.now() - begun,
      });
    }
  }
}

/** A rule with its context; null, and marked, when it stands aside or its own reason throws. */
async function bindRule(
  run: RunContext,
  connection: RunConnection,
  detector: RecordDetector,
): Promise<BoundRecord | null> {
  try {
    const aside = await standsAside(run, detector, connection.query);
    if (aside === null) return { detector, ctx: detectorContext(run, detector, connection.query) };
    await markOutcome(connection.query, run.id, detector.code, aside);
  } catch (error) {
    run.interrupts.check();
    await markOutcome(connection.query, run.id, detector.code, failure(error));
  }
  return null;
}

/**
 * When the common scan fails, each rule makes one alone: those that fail are marked, the rest scan together.
 */
async function scanWithoutFaulty(
  run: RunContext,
  connection: RunConnection,
  bound: readonly BoundRecord[],
): Promise<BoundRecord[]> {
  if (bound.length === 0) return [];
  const scan = (rules: readonly BoundRecord[]) => scanRoll(run, connection, rules);
  try {
    await scan(bound);
    return [...bound];
  } catch (error) {
    run.interrupts.check();
    if (bound.length === 1) {
      await markOutcome(connection.query, run.id, bound[0]?.detector.code ?? "", failure(error));
      return [];
    }
  }
  const sound: BoundRecord[] = [];
  for (const rule of bound) {
    run.interrupts.check();
    sound.push(...(await scanWithoutFaulty(run, connection, [rule])));
  }
  if (sound.length > 0) await scan(sound);
  return sound;
}
