import { z } from "zod";
import { namesNobody } from "@/lib/mask-text";

export const checkOneSchema = z.strictObject({
  snapshotId: z.int32().positive(),
  name: z.string().trim().min(3).max(80),
  desa: z.string().trim().min(2).max(60),
  purpose: z.string().trim().min(10).max(200).refine(namesNobody, "text-holds-identity"),
});
export type CheckOneInput = z.infer<typeof checkOneSchema>;

/** A voter of that name, masked. */
export const foundSchema = z.object({
  nik: z.string(),
  born: z.string(),
  tps: z.string(),
  active: z.boolean(),
  desa: z.string(),
});
export interface CheckedName {
  readonly found: readonly z.infer<typeof foundSchema>[];
  readonly more: boolean;
  readonly left: number;
}
