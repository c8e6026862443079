import type { Sql } from "sql-template-tag";
import type { QueryFn } from "@/lib/db/query-fn";
import type { Fills } from "@/lib/detectors/kit/applicability";
import type { Detector, DetectorContext, SnapshotInfo } from "@/lib/detectors/kit/types";
import type { RunConnection } from "./connections";
import type { Interrupts } from "./interrupt";
import type { DetectorStatus } from "@/lib/run/model/status";
import type { WorkingTables } from "./working-tables";

export interface Chosen {
  readonly detector: Detector;
  readonly status: DetectorStatus;
}

/** What was counted in both rolls before the first detector. */
export interface RollCounts {
  /** The working table of that name. */
  readonly census: Sql;
  readonly fills: Fills;
  readonly baselineFills: Fills;
  /** files with NIK and NKK exchanged; they are among the damaged ones, too */
  readonly exchangedFiles: readonly number[];
  readonly damagedFiles: readonly number[];
  readonly damagedNkkFiles: readonly number[];
}

/** One run (pemeriksaan) at work: what every part of the engine has to know. */
export interface RunContext extends RollCounts {
  readonly id: number;
  readonly snapshot: SnapshotInfo;
  readonly baseline: SnapshotInfo | null;
  readonly history: readonly SnapshotInfo[];
  /** The values in force per code, as stored with the run. */
  readonly params: ReadonlyMap<string, unknown>;
  /** In the order of the registry, which is that of publication. */
  readonly chosen: readonly Chosen[];
  /** Fitted models by name; stored with the run when it ends. */
  readonly models: Record<string, unknown>;
  readonly connections: readonly RunConnection[];
  /** The connection that publishes, one of `connections`. */
  readonly main: RunConnection;
  readonly tables: WorkingTables;
  readonly interrupts: Interrupts;
  readonly beforePublish: BeforePublish;
}

/**
 * Called inside the publishing transaction when the findings stand ready (`publication/ready.ts`) and have no
 * numbers yet: whoever executes the run may add others. What it returns is called in the same transaction,
 * when all are stored.
 */
export type BeforePublish = (run: RunContext) => Promise<(() => Promise<void>) | undefined>;

/** What one detector sees of the run. @param query on the connection that runs the detector */
export function detectorContext(
  run: RunContext,
  detector: Detector,
  query: QueryFn,
  tables: Readonly<Record<string, Sql>> = {},
): DetectorContext {
  const { snapshot, baseline, history, exchangedFiles, damagedFiles, damagedNkkFiles, census, models } = run;
  return {
    snapshot,
    baseline,
    history,
    exchangedFiles,
    damagedFiles,
    damagedNkkFiles,
    query,
    keepModel: (name, model) => void (models[name] = model),
    tables: { census, ...tables },
    params: detector.params.parse(run.params.get(detector.code) ?? {}),
  };
}
