import { z } from "zod";
import { compareFamilies, type FamilyComparison } from "@/lib/finding/model/comparison/families";
import type { PlacedRecord } from "./records";
import type { OpenedFinding } from "./row";

/**
 * Rules that ask about two families, and say in `pairs` of their evidence whom they take for whose double.
 */
const ABOUT_FAMILIES: ReadonlySet<string> = new Set(["GND-05"]);

const pairsSchema = z.object({
  pairs: z.array(z.object({ a: z.number(), b: z.number() })).default([]),
});

/**
 * Two families as the question sets them beside each other. Who stands beside whom is the question itself;
 * what speaks for it stays in the evidence.
 */
export function familiesOf(
  finding: Pick<OpenedFinding, "detector" | "evidence">,
  records: readonly PlacedRecord[],
): FamilyComparison | null {
  if (!ABOUT_FAMILIES.has(finding.detector)) return null;
  return compareFamilies(records, pairsSchema.parse(finding.evidence).pairs);
}
