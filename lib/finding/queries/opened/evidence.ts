import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import { maskEvidence } from "@/lib/finding/model/comparison/mask-evidence";
import { detectorOf } from "@/lib/finding/queries/catalogue";

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

const json = z.record(z.string(), z.unknown());
const stored = z.object({
  score: z.number().nullable(),
  evidence: json,
  absorbed: z.array(z.looseObject({ code: z.string(), evidence: json.default({}) })),
});

export async function evidenceOf(findingId: number, code: string): Promise<ShownEvidence | null> {
  const [row] = await rows(
    stored,
    sql`
      SELECT
        score,
        evidence,
        folded AS absorbed
      FROM
        finding
      WHERE
        id = ${findingId}
    `,
  );
  if (!row) return null;
  return {
    score: row.score,
    sentence: sentenceOf(code, row.evidence),
    evidence: json.parse(maskEvidence(inItsOrder(code, row.evidence))),
    absorbed: row.absorbed.map((entry) => ({
      code: entry.code,
      evidence: json.parse(maskEvidence(entry.evidence)),
    })),
  };
}

/** In the order in which the detector names them; jsonb sorts its keys by length. */
function inItsOrder(code: string, evidence: Record<string, unknown>): Record<string, unknown> {
  const schema = detectorOf(code)?.evidence;
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  return Object.fromEntries(
    [
      ...names.filter((name) => name in evidence),
      ...Object.keys(evidence).filter((name) => !names.includes(name)),
    ].map((name) => [name, evidence[name]]),
  );
}

function sentenceOf(code: string, evidence: Record<string, unknown>): ShownEvidence["sentence"] {
  const detector = detectorOf(code);
  const parsed = detector?.evidence.safeParse(evidence);
  if (!detector || !parsed?.success) return null;
  const values: unknown = detector.explain ? detector.explain(parsed.data) : parsed.data;
  return z.record(z.string(), z.union([z.string(), z.number()]).catch("")).parse(maskEvidence(values));
}
