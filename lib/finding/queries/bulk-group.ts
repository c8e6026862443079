import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import { evidenceClass } from "@/lib/finding/model/comparison/evidence-class";
import { isComparison } from "./catalogue";

const rowSchema = z.object({
  detector: z.string(),
  tier: z.string(),
  isGroup: z.boolean(),
  evidence: z.record(z.string(), z.unknown()),
});

/** The kind by which findings are judged together: one detector, one class of evidence. */
export const bulkKind = (finding: {
  readonly detector: string;
  readonly isGroup: boolean;
  readonly evidence: Readonly<Record<string, unknown>>;
}): string => `${finding.detector} ${finding.isGroup ? "group" : evidenceClass(finding.evidence)}`;

/**
 * What a set of findings has in common: decided together only when there is one kind. Findings that do not
 * exist count as another kind.
 */
export async function bulkGroup(
  read: ReadRows,
  ids: readonly number[],
): Promise<{ kinds: Set<string>; tiers: Set<string>; comparison: boolean }> {
  const found = await read(
    rowSchema,
    sql`
      SELECT
        detector,
        tier,
        is_group AS "isGroup",
        evidence
      FROM
        finding
      WHERE
        id = ANY (${ids}::INT[])
    `,
  );
  const kinds = new Set(found.map(bulkKind));
  if (found.length !== new Set(ids).size) kinds.add("missing");
  return {
    kinds,
    tiers: new Set(found.map((finding) => finding.tier)),
    comparison: found.some((finding) => isComparison(finding.detector)),
  };
}
