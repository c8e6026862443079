import { z } from "zod";
import { classedEvidence, classedSentence } from "@/lib/finding/model/comparison/classed-evidence";
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

/** @param revealed whether this person opened the identities of this finding, with a purpose and on the trail */
export function evidenceOf(finding: OpenedFinding, revealed: boolean): ShownEvidence {
  const { detector, evidence, absorbed, score } = finding;
  const shown = (code: string, values: Readonly<Record<string, unknown>>) =>
    valuesSchema.parse(maskEvidence(revealed ? values : classedEvidence(code, values)));
  const sentence = sentenceOf(detector, evidence);
  return {
    score,
    sentence: sentence === null || revealed ? sentence : classedSentence(detector, sentence),
    evidence: shown(detector, inItsOrder(detector, evidence)),
    absorbed: absorbed.map((other) => ({
      code: other.code,
      evidence: shown(other.code, other.evidence),
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

/** The same as it may be shown to somebody who has not opened the identities. */
export const sentenceValues = (code: string, evidence: Readonly<Record<string, unknown>>) => {
  const values = sentenceOf(code, evidence);
  return values === null ? null : classedSentence(code, values);
};

function sentenceOf(code: string, evidence: Readonly<Record<string, unknown>>): ShownEvidence["sentence"] {
  const detector = detectorOf(code);
  const parsed = detector?.evidence.safeParse(evidence);
  if (!detector || !parsed?.success) return null;
  const values: unknown = detector.explain ? detector.explain(parsed.data) : parsed.data;
  return z.record(z.string(), z.union([z.string(), z.number()]).catch("")).parse(maskEvidence(values));
}
