import type { z } from "zod";
import type { AssessDetector, Detector, FindDetector, RecordDetector, Values } from "./types";

// The three doors into the catalogue: they give each file the types of its own schemas.

export function recordDetector<P extends z.ZodObject, E extends Values>(
  detector: Omit<RecordDetector<P, E>, "kind">,
): Detector {
  return { ...detector, kind: "record" };
}

export function findDetector<P extends z.ZodObject, E extends Values>(
  detector: Omit<FindDetector<P, E>, "kind">,
): Detector {
  return { ...detector, kind: "find" };
}

export function assessDetector<P extends z.ZodObject, E extends Values>(
  detector: Omit<AssessDetector<P, E>, "kind">,
): Detector {
  return { ...detector, kind: "assess" };
}
