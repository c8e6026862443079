import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import { evidenceClass } from "@/lib/domain/evidence-class";
import { isComparison } from "./catalogue";

const row = z.object({ detector: z.string(), tier: z.string(), isGroup: z.boolean(), evidence: z.record(z.string(), z.unknown()) });

/** What a set of findings has in common: decided together only when there is one kind. Findings that do not exist count as another kind. */
export async function bulkGroup(read: ReadRows, ids: readonly number[]): Promise<{ kinds: Set<string>; tiers: Set<string>; comparison: boolean }> {
  const found = await read(row, sql`select detector, tier, is_group as "isGroup", evidence from finding where id = any(${ids}::int[])`);
  const kinds = new Set(found.map((finding) => `${finding.detector} ${finding.isGroup ? "group" : evidenceClass(finding.evidence)}`));
  if (found.length !== new Set(ids).size) kinds.add("missing");
  return { kinds, tiers: new Set(found.map((finding) => finding.tier)), comparison: found.some((finding) => isComparison(finding.detector)) };
}
