import type { RunDetectorState } from "@/lib/run/model/state";

/** So many rules make a sentence that would be read again and again a note that is read once. */
const SHARED_BY = 3;

/**
 * Reasons that several rules have, in the order in which they first come: said once, and pointed at by their
 * number.
 */
export function sharedReasons(detectors: readonly Pick<RunDetectorState, "reason">[]): string[] {
  const counts = new Map<string, number>();
  for (const { reason } of detectors) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= SHARED_BY).map(([reason]) => reason);
}
