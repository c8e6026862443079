import { z } from "zod";

/**
 * What speaks for and against two records being one person, in bits (lib/linkage). Row numbers only, never
 * what stands in the rows.
 */
export const pairEvidenceSchema = z.object({
  a: z.int(),
  b: z.int(),
  /** Log-odds in bits; absent where a rule and not the model brought the pair. */
  score: z.number().optional(),
  probability: z.number().optional(),
  /**
   * Pairs of two people that coincidence alone would bring to this roll and that agree as strongly or more, this
   * one left out; null for a pair that is not accepted itself.
   */
  lambda: z.number().nullable(),
  weakest: z.boolean().optional(),
  waterfall: z.array(z.object({ field: z.string(), level: z.string(), bits: z.number() })).optional(),
});
export type PairEvidence = z.infer<typeof pairEvidenceSchema>;

/** Three significant digits: more would pretend to know more. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
