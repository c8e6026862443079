import type { Detector } from "./types";

type Ranked = Pick<Detector, "code" | "supersededBy">;

/**
 * Every detector that outranks `code`, directly or through others, in the order of the registry.
 * @throws Error when a detector would outrank itself.
 */
export function strongerThan(code: string, detectors: readonly Ranked[]): string[] {
  const byCode = new Map(detectors.map((detector) => [detector.code as string, detector]));
  const found = new Set<string>();
  const open = [...(byCode.get(code)?.supersededBy ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(byCode.get(next)?.supersededBy ?? []));
  }
  if (found.has(code)) throw new Error(`precedence runs in a circle through ${code}`);
  return detectors.map((detector) => detector.code as string).filter((other) => found.has(other));
}

/**
 * Weakest first: each detector before all that it yields to. Folding in this order carries the evidence of a
 * chain to its strongest end. Ties keep the order of the registry.
 */
export function weakestFirst<T extends Ranked>(detectors: readonly T[]): T[] {
  const depth = new Map(
    detectors.map((detector) => [detector.code as string, strongerThan(detector.code, detectors).length]),
  );
  return detectors
    .map((detector, index) => ({ detector, index }))
    .sort(
      (a, b) => (depth.get(b.detector.code) ?? 0) - (depth.get(a.detector.code) ?? 0) || a.index - b.index,
    )
    .map(({ detector }) => detector);
}
