import { enqueue } from "@/lib/db/queue";
import type { Ctx } from "@/lib/access/actor";
import { judgeInput } from "@/lib/finding/model/input";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { attempt } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { judgedOf } from "./answer";
import { applyAct, type ActResult } from "./apply-act";
import { isSampled } from "./second-review";

/** After so many judgements the order of the queue is learned anew. */
const LEARN_EVERY = 100;

/**
 * Terima or tolak: the decision of the person who holds the finding, with its follow-up or reason in the same
 * write. The second person of a double-blind pair calls the same verb and cannot tell the difference.
 */
export async function judgeFinding(ctx: Ctx, input: unknown): Promise<ActResult> {
  const { answer, seconds, ...target } = parseInput(judgeInput, input);
  return attempt(
    ctx,
    { action: "finding.judge", entityType: "finding", entityId: target.findingId },
    async (tx) => {
      const policy = await reviewPolicy(tx);
      const result = await applyAct(
        tx,
        ctx,
        policy,
        target,
        async (finding) => {
          const judged = await judgedOf(tx, finding, answer);
          if (finding.state === "second_review") return { kind: "judge-second", ...judged };
          return { kind: "judge", sampled: await isSampled(tx, ctx, finding, policy), ...judged };
        },
        { note: answer.note, seconds },
      );
      if (policy.learnedOrder && (result.judgementId ?? 1) % LEARN_EVERY === 0)
        await enqueue(tx, "train", {});
      return result;
    },
  );
}
