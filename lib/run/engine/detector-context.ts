import type { Sql } from "sql-template-tag";
import { missingNeed } from "@/lib/detectors/kit/applicability";
import type { Fills, Reason } from "@/lib/detectors/kit/applicability";
import type { QueryFn } from "@/lib/db/query-fn";
import type { Detector, DetectorContext, SnapshotInfo } from "@/lib/detectors/kit/types";
import type { DetectorStatus, Outcome } from "./run-state";

/** What all detectors of a run share. */
export interface RunFacts {
  readonly runId: number;
  readonly snapshot: SnapshotInfo;
  readonly baseline: SnapshotInfo | null;
  readonly history: readonly SnapshotInfo[];
  readonly fills: Fills;
  readonly baselineFills: Fills;
  readonly damagedFiles: readonly number[];
  readonly damagedNkkFiles: readonly number[];
  /** The values in force per code, as stored with the run. */
  readonly params: ReadonlyMap<string, unknown>;
  /** The table of that name: what was counted before the first detector. */
  readonly census: Sql;
  readonly keepModel: (name: string, model: unknown) => void;
}

export interface Chosen {
  readonly detector: Detector;
  readonly status: DetectorStatus;
}

/** @param query on the lane that runs the detector */
export function contextFor(
  detector: Detector,
  facts: RunFacts,
  query: QueryFn,
  tables: Readonly<Record<string, Sql>> = {},
): DetectorContext<unknown> {
  const { snapshot, baseline, history, damagedFiles, damagedNkkFiles, census, keepModel } = facts;
  return {
    snapshot,
    baseline,
    history,
    damagedFiles,
    damagedNkkFiles,
    query,
    keepModel,
    tables: { census, ...tables },
    params: detector.params.parse(facts.params.get(detector.code) ?? {}),
  };
}

/** Rule 1, for both rolls, then the detector's own reason. */
async function notApplicable(
  detector: Detector,
  facts: RunFacts,
  ctx: DetectorContext<unknown>,
): Promise<Reason | null> {
  const missing = missingNeed(detector, facts.snapshot, facts.fills);
  if (missing !== null) return missing;
  if (detector.needsBaseline === true) {
    if (facts.baseline === null) return { key: "noBaseline", values: {} };
    const before = missingNeed(detector, facts.baseline, facts.baselineFills, "baseline");
    if (before !== null) return before;
  }
  const own = await detector.notApplicable?.(ctx);
  return typeof own === "string" ? { key: own, values: {} } : null;
}

/**
 * What BRK-01 keeps a detector from: everything (`all`), or some files, by name. Null when its numbers are
 * sound.
 */
export function heldBack(
  detector: Detector,
  facts: RunFacts,
): { readonly all: boolean; readonly reason: Reason } | null {
  if (detector.heldBackOnDamaged === undefined) return null;
  const damaged = detector.heldBackOnDamaged === "nik" ? facts.damagedFiles : facts.damagedNkkFiles;
  if (damaged.length === 0) return null;
  const filled = facts.snapshot.files.filter((file) => file.rows > 0);
  const all = filled.every((file) => damaged.includes(file.ord));
  const names = facts.snapshot.files.filter((file) => damaged.includes(file.ord)).map((file) => file.name);
  const files = names.length > 5 ? `${names.slice(0, 5).join(", ")} …` : names.join(", ");
  return {
    all,
    reason: {
      key: all ? "heldBackAll" : "heldBackSome",
      values: { code: "BRK-01", column: detector.heldBackOnDamaged, count: names.length, files },
    },
  };
}

/** Not applicable, or held back altogether; null when it is to run. */
export async function standsAside(
  detector: Detector,
  facts: RunFacts,
  query: QueryFn,
): Promise<Outcome | null> {
  const reason = await notApplicable(detector, facts, contextFor(detector, facts, query));
  if (reason !== null) return { status: "not-applicable", reason };
  const held = heldBack(detector, facts);
  return held?.all === true ? { status: "held-back", reason: held.reason } : null;
}
