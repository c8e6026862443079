import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import {
  practiceAnswerInputSchema,
  practiceVerdict,
  type PracticeAnswer,
  type PracticeVerdict,
} from "@/lib/oversight/model/practice";
import { conflict, notFound } from "@/lib/errors";
import { practiceRound } from "@/lib/oversight/queries/practice/items";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";

export interface PracticeResult {
  readonly item: string;
  readonly given: PracticeAnswer;
  readonly expected: PracticeAnswer;
  readonly verdict: PracticeVerdict;
}

/**
 * Answers a made-up question (latihan). Touches no finding; the trail says that somebody practised, not how
 * well: practice is for making mistakes. The first answer of a round stands.
 */
export async function answerPractice(ctx: Ctx, input: unknown): Promise<PracticeResult> {
  return auditedTx(ctx, { action: "practice.answer", entityType: "practice", entityId: "-" }, async (tx) => {
    authorise(ctx.actor, "practice.answer");
    const { round, item: id, given } = parseInput(practiceAnswerInputSchema, input);
    const item = practiceRound(round).find((one) => one.id === id);
    if (item === undefined) throw notFound("practice-item");
    const { count } = await tx.practiceAnswer.createMany({
      data: [{ userId: ctx.actor.id, round, item: id, given }],
      skipDuplicates: true,
    });
    if (count === 0) throw conflict("practice-answered");
    await audit(tx, ctx, {
      action: "practice.answer",
      entityType: "practice",
      entityId: id,
      data: { round },
    });
    return { item: id, given, expected: item.expected, verdict: practiceVerdict(item.expected, given) };
  });
}
