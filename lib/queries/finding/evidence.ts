import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import { maskEvidence } from "@/lib/domain/mask-evidence";
import { detectorOf } from "./catalogue";

/** What the machine found and how sure it is: shown after a blind first judgement, at once elsewhere. Masked. */
export interface ShownEvidence {
  readonly version: number;
  /** ICU arguments of the message `detectors.<code>.finding`; null where the sentence of a group or of an older version is to be used. */
  readonly sentence: Readonly<Record<string, string | number>> | null;
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly score: number | null;
  /** Weaker findings about the same records. */
  readonly folded: readonly { readonly code: string; readonly evidence: Readonly<Record<string, unknown>> }[];
  /** Parameters in force in the run that found it. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly basis: readonly { readonly kind: string; readonly cite: string; readonly url?: string | undefined }[];
}

const json = z.record(z.string(), z.unknown());
const stored = z.object({
  version: z.number(), score: z.number().nullable(), evidence: json, folded: z.array(z.looseObject({ code: z.string(), evidence: json.default({}) })), params: json,
});

export async function evidenceOf(findingId: number, code: string): Promise<ShownEvidence | null> {
  const [row] = await rows(stored, sql`
    select f.version, f.score, f.evidence, f.folded, coalesce(r.params -> f.detector, '{}'::jsonb) as params
    from finding f left join run r on r.id = f.first_run_id where f.id = ${findingId}`);
  if (!row) return null;
  return {
    ...row,
    sentence: sentenceOf(code, row.evidence),
    evidence: json.parse(maskEvidence(row.evidence)),
    folded: row.folded.map((entry) => ({ code: entry.code, evidence: json.parse(maskEvidence(entry.evidence)) })),
    basis: detectorOf(code)?.basis ?? [],
  };
}

function sentenceOf(code: string, evidence: Record<string, unknown>): ShownEvidence["sentence"] {
  const detector = detectorOf(code);
  const parsed = detector?.evidence.safeParse(evidence);
  if (!detector || !parsed?.success) return null;
  const values: unknown = detector.explain ? detector.explain(parsed.data) : parsed.data;
  return z.record(z.string(), z.union([z.string(), z.number()]).catch("")).parse(maskEvidence(values));
}
