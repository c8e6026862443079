import { z } from "zod";

/**
 * What speaks for and against two records being one person, in bits (lib/linkage). Row numbers only, never
 * what stands in the rows.
 */
export const pairEvidence = z.object({
  a: z.int(),
  b: z.int(),
  /** Log-odds in bits; absent where a rule and not the model brought the pair. */
  score: z.number().optional(),
  probability: z.number().optional(),
  /**
   * Pairs of such names and dates that coincidence alone would bring to this roll; null when a name or a date
   * is missing.
   */
  lambda: z.number().nullable(),
  weakest: z.boolean().optional(),
  waterfall: z.array(z.object({ field: z.string(), level: z.string(), bits: z.number() })).optional(),
});
export type PairEvidence = z.infer<typeof pairEvidence>;

/** Three significant digits: more would pretend to know more. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
