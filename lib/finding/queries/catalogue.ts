import type { Detector } from "@/lib/detectors/kit/types";
import { DETECTORS } from "@/lib/detectors/registry";

const byCode = new Map<string, Detector>(DETECTORS.map((detector) => [detector.code, detector]));

/** The detector of a finding; undefined for findings of a detector that a later version no longer has. */
export const detectorOf = (code: string): Detector | undefined => byCode.get(code);

/** Judged blind first: the reviewer sees the people before the machine's opinion of them. */
export const isComparison = (code: string): boolean => byCode.get(code)?.comparison === true;
