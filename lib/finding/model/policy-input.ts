import { namesNobody } from "@/lib/mask-text";
import { z } from "zod";
import { secondFactorParams } from "@/lib/access/second-factor";

/** The parameters of the checking itself are stored like those of a detector, under this code. */
export const POLICY_CODE = "REVIEW";

const shareSchema = z.number().min(0).max(1);
export const policyFields = {
  fourEyesStrike: z.boolean(),
  fourEyesTierT: z.boolean(),
  leaseMinutes: z.number().int().min(2).max(120),
  undoMinutes: z.number().int().min(0).max(60),
  doubleBlindShare: shareSchema,
  knownAnswerShare: shareSchema.max(0.2),
  learnedOrder: z.boolean(),
  randomShare: shareSchema,
  revealsPerDay: z.number().int().min(0).max(10_000),
  unmaskedPerDay: z.number().int().min(0).max(100_000),
  bulkLimit: z.number().int().min(1).max(50),
  idleMinutes: z.number().int().min(5).max(720),
  ...secondFactorParams(z.boolean()),
} as const;
export type PolicyParam = keyof typeof policyFields;
export const POLICY_PARAMS = Object.keys(policyFields) as [PolicyParam, ...PolicyParam[]];

/** Parameters that are parts of a whole, 0 to 1, and shown as percentages. */
export const SHARE_PARAMS: ReadonlySet<string> = new Set<PolicyParam>([
  "doubleBlindShare",
  "knownAnswerShare",
  "randomShare",
]);

export const setPolicyInputSchema = z.strictObject({
  param: z.enum(POLICY_PARAMS),
  value: z.union([z.boolean(), z.number()]),
  reason: z.string().trim().min(5).max(500).refine(namesNobody, "text-holds-identity"),
});
export type SetPolicyInput = z.input<typeof setPolicyInputSchema>;
