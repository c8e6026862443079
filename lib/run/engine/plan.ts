import { brk01, brk01ParamsSchema } from "@/lib/detectors/catalogue/brk/brk-01-digits-lost";
import type { Detector } from "@/lib/detectors/kit/types";
import { countRolls } from "./census";
import type { RunConnection } from "./connections";
import type { Chosen, RunContext } from "./context";
import { performDetector } from "./detector-task";
import { performFusedScan } from "./fused-scan";
import { loadChosen } from "./run-state";
import type { RunRow } from "./run-state";
import { loadHistory, loadSnapshot } from "./snapshot-info";
import type { Task } from "./tasks";

/** What the plan cannot read from the database. */
type Given = Pick<RunContext, "connections" | "main" | "tables" | "interrupts" | "beforePublish">;

/** Reads the run's detectors and rolls and counts what all detectors have to know. */
export async function planRun(
  row: RunRow,
  find: (code: string) => Detector | undefined,
  given: Given,
): Promise<RunContext> {
  const { query } = given.main;
  const chosen = (await loadChosen(query, row.id)).map(({ code, status }): Chosen => {
    const detector = find(code);
    if (detector === undefined) throw new Error(`no detector ${code} in this version`);
    return { detector, status };
  });
  const snapshot = await loadSnapshot(query, row.snapshotId);
  const baseline = row.baselineId === null ? null : await loadSnapshot(query, row.baselineId);
  const params = new Map(Object.entries(row.params));
  const limits = brk01ParamsSchema.parse(params.get(brk01.code) ?? {});
  return {
    ...given,
    id: row.id,
    snapshot,
    baseline,
    history: await loadHistory(query, snapshot, row.baselineId),
    params,
    chosen,
    models: {},
    ...(await countRolls(query, given.tables, snapshot, baseline, limits)),
  };
}

/**
 * The tasks of the detectors that are not done yet, in the order of the registry; all record rules together
 * at the place of the first.
 */
export function planTasks(run: RunContext): Task[] {
  const rules = run.chosen.filter(({ detector }) => detector.kind === "record");
  return run.chosen.flatMap(({ detector, status }): Task[] => {
    if (detector === rules[0]?.detector)
      return [{ needs: [], work: (connection) => performFusedScan(run, connection, rules) }];
    if (detector.kind === "record" || status !== "pending") return [];
    const work = (connection: RunConnection) => performDetector(run, connection, detector);
    return [{ needs: detector.preparations ?? [], work }];
  });
}
