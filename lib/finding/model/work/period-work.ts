import { z } from "zod";
import { namesNobody } from "@/lib/mask-text";

export const periodWorkSchema = z.object({
  snapshotId: z.int32().positive(),
  reason: z.string().trim().min(10).max(500).refine(namesNobody, "text-holds-identity"),
});

/** How the work on a period stands, for those who may end it. */
export interface PeriodWork {
  /** findings without a final decision, as the queue counts them */
  readonly open: number;
  readonly closed: { readonly at: string; readonly by: string; readonly reason: string } | null;
}
