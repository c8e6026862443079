import type { Ctx } from "@/lib/access/actor";
import { FINDING_ACTIONS, type ActionResult } from "@/lib/finding/model/actions";
import type { JudgementDetail } from "@/lib/finding/model/stored";
import { parseInput } from "@/lib/parse-input";
import { applyAction, findingAction } from "./apply-action";
import { enqueue } from "@/lib/db/queue";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { rowsIn } from "@/lib/db/tx-rows";
import { refused } from "@/lib/errors";
import { isNobodyLeft } from "@/lib/finding/queries/queue/nobody-left";
import { judgedOf } from "./answer";
import { keepAnswer } from "./keep";
import { isSampled } from "./second-review";

/**
 * The first judgement of a comparison, before any evidence is shown. Stored for good; the decision comes
 * after it.
 */
export async function blindFinding(ctx: Ctx, input: unknown): Promise<ActionResult> {
  const { outcome, seconds, ...target } = parseInput(FINDING_ACTIONS.blind, input);
  return findingAction(ctx, "blind", target, () => ({ kind: "blind", outcome }), { seconds });
}

/** After so many judgements the order of the queue is learned anew. */
const LEARN_EVERY = 100;

/**
 * Terima or tolak: the decision of the person who holds the finding, with its follow-up or reason in the same
 * write. The second person of a double-blind pair calls the same action and cannot tell the difference.
 */
export const judgeFinding = (ctx: Ctx, input: unknown): Promise<ActionResult> => judgeAs(ctx, input, {});

/** The same for an answer that was given before. @param from the finding that it was given to */
export async function judgeAs(
  ctx: Ctx,
  input: unknown,
  from: Pick<JudgementDetail, "carriedFrom" | "forwardedFrom">,
): Promise<ActionResult> {
  const { answer, seconds, ...target } = parseInput(FINDING_ACTIONS.judge, input);
  return auditedTx(
    ctx,
    { action: "finding.judge", entityType: "finding", entityId: target.findingId },
    async (tx) => {
      const policy = await reviewPolicy(tx);
      const result = await applyAction(
        tx,
        ctx,
        policy,
        target,
        async (finding) => {
          const judged = await judgedOf(tx, finding, answer);
          if (finding.state === "second_review") return { kind: "judge-second", ...judged };
          return { kind: "judge", sampled: await isSampled(tx, ctx, finding, policy), ...judged };
        },
        {
          note: answer.note,
          seconds,
          detail: {
            ...from,
            ...(answer.outcome === "rejected" && answer.innocent !== undefined
              ? { innocent: answer.innocent }
              : {}),
          },
        },
      );
      if (answer.outcome === "rejected" && answer.keep !== undefined && result.judgementId !== null)
        await keepAnswer(tx, ctx, { ...target, judgementId: result.judgementId, columns: answer.keep });
      if (policy.learnedOrder && (result.judgementId ?? 1) % LEARN_EVERY === 0)
        await enqueue(tx, "train", {});
      return result;
    },
  );
}

/** Ragu: somebody else is to judge it; it does not come back to this person. */
export async function unsureFinding(ctx: Ctx, input: unknown): Promise<ActionResult> {
  const { note, seconds, ...target } = parseInput(FINDING_ACTIONS.unsure, input);
  return findingAction(ctx, "unsure", target, () => ({ kind: "unsure" }), { note, seconds });
}

/**
 * Tetap tidak dapat dipastikan: where everybody was unsure, whoever signs off may leave it at that. A final outcome of
 * its own, counted beside accepted and rejected.
 * @throws UserError refused `finding-others-left` while somebody could still judge it
 */
export async function undeterminedFinding(ctx: Ctx, input: unknown): Promise<ActionResult> {
  const { note, ...target } = parseInput(FINDING_ACTIONS.undetermined, input);
  return findingAction(
    ctx,
    "undetermined",
    target,
    async (finding, tx) => {
      if (!(await isNobodyLeft(finding.id, rowsIn(tx)))) throw refused("finding-others-left");
      return { kind: "undetermined" };
    },
    { note },
  );
}

/** Takes back the own last action (batalkan), while it is fresh and nobody acted on it; the trail keeps both. */
export async function undoFinding(ctx: Ctx, input: unknown): Promise<ActionResult> {
  const target = parseInput(FINDING_ACTIONS.undo, input);
  return findingAction(ctx, "undo", target, () => ({ kind: "undo" }));
}
