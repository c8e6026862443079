import { missingNeed } from "@/lib/detectors/kit/applicability";
import type { Reason } from "@/lib/detectors/kit/applicability";
import type { Detector, DetectorContext } from "@/lib/detectors/kit/types";
import type { QueryFn } from "@/lib/db/query-fn";
import { detectorContext } from "./context";
import type { RunContext } from "./context";
import type { Outcome } from "./run-state";

/** Rule 1, for both rolls, then the detector's own reason. */
async function notApplicable(
  run: RunContext,
  detector: Detector,
  ctx: DetectorContext,
): Promise<Reason | null> {
  const missing = missingNeed(detector, run.snapshot, run.fills);
  if (missing !== null) return missing;
  if (detector.needsBaseline === true) {
    if (run.baseline === null) return { key: "noBaseline", values: {} };
    const before = missingNeed(detector, run.baseline, run.baselineFills, "baseline");
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
  run: RunContext,
  detector: Detector,
): { readonly all: boolean; readonly reason: Reason } | null {
  if (detector.heldBackOnDamaged === undefined) return null;
  const damaged = detector.heldBackOnDamaged === "nik" ? run.damagedFiles : run.damagedNkkFiles;
  if (damaged.length === 0) return null;
  const filled = run.snapshot.files.filter((file) => file.rows > 0);
  const all = filled.every((file) => damaged.includes(file.ord));
  const names = run.snapshot.files.filter((file) => damaged.includes(file.ord)).map((file) => file.name);
  const files = names.length > 5 ? `${names.slice(0, 5).join(", ")} …` : names.join(", ");
  const exchanged = damaged.every((ord) => run.exchangedFiles.includes(ord));
  const [whole, part] = exchanged
    ? (["exchangedAll", "exchangedSome"] as const)
    : (["heldBackAll", "heldBackSome"] as const);
  return {
    all,
    reason: {
      key: all ? whole : part,
      values: {
        code: exchanged ? "BRK-03" : "BRK-01",
        column: detector.heldBackOnDamaged,
        count: names.length,
        files,
      },
    },
  };
}

/** Not applicable, or held back altogether; null when it is to run. */
export async function standsAside(
  run: RunContext,
  detector: Detector,
  query: QueryFn,
): Promise<Outcome | null> {
  const reason = await notApplicable(run, detector, detectorContext(run, detector, query));
  if (reason !== null) return { status: "not-applicable", reason };
  const held = heldBack(run, detector);
  return held?.all === true ? { status: "held-back", reason: held.reason } : null;
}
