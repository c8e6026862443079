import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import { compareFamilies, type FamilyComparison } from "@/lib/finding/model/comparison/families";
import type { PlacedRecord } from "./records";

/**
 * Rules that ask about two families, and say in `pairs` of their evidence whom they take for whose double.
 */
const ABOUT_FAMILIES: ReadonlySet<string> = new Set(["GND-05"]);

const pairs = z.object({ pairs: z.array(z.object({ a: z.number(), b: z.number() })) });

/**
 * Two families as the question sets them beside each other. Who stands beside whom is the question itself;
 * what speaks for it stays in the evidence.
 */
export async function familiesOf(
  finding: { readonly id: number; readonly detector: string },
  records: readonly PlacedRecord[],
): Promise<FamilyComparison | null> {
  if (!ABOUT_FAMILIES.has(finding.detector)) return null;
  const [row] = await rows(
    pairs,
    sql`
      SELECT
        coalesce(evidence -> 'pairs', '[]'::jsonb) AS pairs
      FROM
        finding
      WHERE
        id = ${finding.id}
    `,
  );
  return compareFamilies(records, row?.pairs ?? []);
}
