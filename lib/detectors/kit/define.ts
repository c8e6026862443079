import type { z } from "zod";
import type { AssessDetector, Detector, FindDetector, RecordDetector } from "./types";

// The three doors into the catalogue: they give each file its types and erase them for the registry, where a
// detector is only ever run with parameters and evidence that its own schemas have parsed.

export function recordDetector<P extends z.ZodType, E extends z.ZodType>(
  detector: Omit<RecordDetector<P, E>, "kind">,
): Detector {
  return { ...detector, kind: "record" } as unknown as Detector;
}

export function findDetector<P extends z.ZodType, E extends z.ZodType>(
  detector: Omit<FindDetector<P, E>, "kind">,
): Detector {
  return { ...detector, kind: "find" } as unknown as Detector;
}

export function assessDetector<P extends z.ZodType, E extends z.ZodType>(
  detector: Omit<AssessDetector<P, E>, "kind">,
): Detector {
  return { ...detector, kind: "assess" } as unknown as Detector;
}
