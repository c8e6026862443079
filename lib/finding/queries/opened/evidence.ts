import { z } from "zod";
import { maskEvidence } from "@/lib/finding/model/comparison/mask-evidence";
import { detectorOf } from "@/lib/finding/queries/catalogue";
import type { OpenedFinding } from "./row";

/**
 * What the machine found and how sure it is: shown after a blind first judgement, at once elsewhere. Masked.
 */
export interface ShownEvidence {
  /**
   * ICU arguments of the message `detectors.<code>.finding`; null where the sentence of a group or of an
   * older version is to be used.
   */
  readonly sentence: Readonly<Record<string, string | number>> | null;
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly score: number | null;
  /** Weaker findings about the same records. */
  readonly absorbed: readonly {
    readonly code: string;
    readonly evidence: Readonly<Record<string, unknown>>;
  }[];
}

const valuesSchema = z.record(z.string(), z.unknown());

export function evidenceOf(finding: OpenedFinding): ShownEvidence {
  const { detector, evidence, absorbed, score } = finding;
  return {
    score,
    sentence: sentenceOf(detector, evidence),
    evidence: valuesSchema.parse(maskEvidence(inItsOrder(detector, evidence))),
    absorbed: absorbed.map((other) => ({
      code: other.code,
      evidence: valuesSchema.parse(maskEvidence(other.evidence)),
    })),
  };
}

/** In the order in which the detector names them; jsonb sorts its keys by length. */
function inItsOrder(code: string, evidence: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const schema = detectorOf(code)?.evidence;
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  return Object.fromEntries(
    [
      ...names.filter((name) => name in evidence),
      ...Object.keys(evidence).filter((name) => !names.includes(name)),
    ].map((name) => [name, evidence[name]]),
  );
}

function sentenceOf(code: string, evidence: Readonly<Record<string, unknown>>): ShownEvidence["sentence"] {
  const detector = detectorOf(code);
  const parsed = detector?.evidence.safeParse(evidence);
  if (!detector || !parsed?.success) return null;
  const values: unknown = detector.explain ? detector.explain(parsed.data) : parsed.data;
  return z.record(z.string(), z.union([z.string(), z.number()]).catch("")).parse(maskEvidence(values));
}
