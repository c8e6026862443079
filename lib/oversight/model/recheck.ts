import { z } from "zod";
import { namesNobody } from "@/lib/mask-text";

/** Decisions that strike a voter off, and all others: errors of the two weigh differently. */
export const STRATA = ["strike", "keep"] as const;
export type Stratum = (typeof STRATA)[number];

export const VERDICTS = ["right", "wrong"] as const;

const size = z.int().min(1).max(2000);

export const drawSchema = z.strictObject({
  runId: z.int32().positive(),
  /** at least ten throws of a die, as everybody in the room saw them */
  seed: z
    .string()
    .trim()
    .regex(/^[0-9 ]{10,80}$/, { error: "recheck-seed" }),
  perStratum: size,
  /** share of wrong decisions that would still be borne, set before the first look */
  tolerated: z.number().min(0.001).max(0.5),
});
export type DrawInput = z.infer<typeof drawSchema>;

export const widenSchema = z.strictObject({ recheckId: z.int32().positive(), perStratum: size });

export const recheckAnswerSchema = z.strictObject({
  recheckId: z.int32().positive(),
  findingId: z.int32().positive(),
  verdict: z.enum(VERDICTS),
  note: z.string().trim().max(500).refine(namesNobody, "text-holds-identity").optional(),
});
export type RecheckAnswer = z.infer<typeof recheckAnswerSchema>;
