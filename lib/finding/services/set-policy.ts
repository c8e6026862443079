import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { assertFresh } from "@/lib/access/fresh";
import { authorise } from "@/lib/access/permissions";
import { POLICY_CODE, policyFields, setPolicyInputSchema } from "@/lib/finding/model/policy-input";
import type { ReviewPolicy } from "@/lib/finding/model/policy";
import { badInput } from "@/lib/errors";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";

/** Changes how strict the checking is, with a reason. Appended: what held when stays readable. */
export async function setReviewPolicy(ctx: Ctx, input: unknown): Promise<ReviewPolicy> {
  return auditedTx(
    ctx,
    { action: "review.set-policy", entityType: "policy", entityId: "REVIEW" },
    async (tx) => {
      authorise(ctx.actor, "policy.set");
      assertFresh(ctx);
      const { param, value, reason } = parseInput(setPolicyInputSchema, input);
      if (!policyFields[param].safeParse(value).success) throw badInput("invalid-input", { field: param });
      await tx.detectorParam.create({
        data: { code: POLICY_CODE, param, value, reason, changedBy: ctx.actor.id },
      });
      await audit(tx, ctx, {
        action: "review.set-policy",
        entityType: "policy",
        entityId: "REVIEW",
        data: { param, value, reason },
      });
      return reviewPolicy(tx);
    },
  );
}
