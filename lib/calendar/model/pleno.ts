import { z } from "zod";
import { namesNobody } from "@/lib/mask-text";

/** Which data the meeting is about: corrected files of a period share its date. */
const plenoPeriodSchema = z.strictObject({
  regionCode: z.string().regex(/^\d{4}$/),
  stage: z.string().min(1).max(10),
  period: z.string().min(1).max(60),
});

export const setPlenoSchema = z.strictObject({
  ...plenoPeriodSchema.shape,
  heldOn: z.iso.date(),
  reason: z.string().trim().min(5).max(500).refine(namesNobody, "text-holds-identity"),
});
export type SetPlenoInput = z.input<typeof setPlenoSchema>;

export interface PlenoPeriod {
  readonly regionCode: string;
  readonly stage: string;
  readonly period: string;
}
