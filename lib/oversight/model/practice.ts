import { z } from "zod";

/** What somebody practising may answer. `checked`: hands it on as doubtful or asks for a field check. */
export const PRACTICE_ANSWERS = ["accepted", "rejected", "checked"] as const;
export type PracticeAnswer = (typeof PRACTICE_ANSWERS)[number];

/**
 * right · wrong · hasty: only paper or a visit could have told · careful: a visit would do no harm, but the
 * records already tell
 */
export type PracticeVerdict = "right" | "wrong" | "hasty" | "careful";

export function practiceVerdict(expected: PracticeAnswer, given: PracticeAnswer): PracticeVerdict {
  if (given === expected) return "right";
  if (expected === "checked") return "hasty";
  return given === "checked" ? "careful" : "wrong";
}

/** A round (putaran) takes a quarter of an hour. */
export const ROUND_SIZE = 12;

export const practiceAnswerInputSchema = z.strictObject({
  round: z.number().int().min(1).max(999),
  item: z.string().regex(/^[A-Z]{3}-\d{2}\/\w{1,40}$/),
  given: z.enum(PRACTICE_ANSWERS),
});
