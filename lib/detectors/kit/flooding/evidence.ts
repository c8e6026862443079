import { z } from "zod";

/** Rule 7: a per-record rule floods an area when it fires on more than max(50, 5 %) of the rows there. */
export const FLOOD = { rows: 50, share: 0.05, sample: 5 } as const;
/**
 * Evidence of a group finding; stands in for the detector's own. `sample` holds the evidence of the first
 * rows.
 */
export const groupEvidenceSchema = z.object({
  group: z.literal(true),
  by: z.enum(["desa", "file", "kecamatan", "kabupaten"]),
  /** the likely cause that they have in common, for rules that know causes */
  cause: z.string().optional(),
  count: z.int().positive(),
  of: z.int().positive(),
  share: z.number().min(0).max(1),
  sample: z.array(z.record(z.string(), z.unknown())).min(1).max(FLOOD.sample),
});
