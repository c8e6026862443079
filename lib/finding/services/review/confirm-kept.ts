import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { rowsIn } from "@/lib/db/tx-rows";
import { refused } from "@/lib/errors";
import { FINDING_ACTIONS } from "@/lib/finding/model/actions";
import type { Answer } from "@/lib/finding/model/answer";
import type { BulkItem } from "@/lib/finding/model/bulk";
import { answerAgain } from "@/lib/finding/model/carried-answer";
import { bulkGroup } from "@/lib/finding/queries/bulk-group";
import { forwardedAnswers } from "@/lib/finding/queries/case/forwarded";
import { loadFinding } from "@/lib/finding/queries/load";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { parseInput } from "@/lib/parse-input";
import { eachByItself } from "./bulk";
import { judgeAs } from "./judgement";

interface Again {
  readonly earlierId: number;
  readonly answer: Answer;
}

/**
 * A person gives the kept answers of an earlier period again, to findings that ask the same with the same data. The
 * person holds every one of them; several at once have the guards of bulk judging. Without this nothing becomes
 * final.
 * @throws UserError refused where an earlier answer no longer stands, or where a guard forbids several
 */
export async function confirmKept(ctx: Ctx, input: unknown): Promise<BulkItem[]> {
  const { items } = parseInput(FINDING_ACTIONS.confirmKept, input);
  const event = { action: "finding.confirm-kept", entityType: "finding", entityId: "-" };
  const answers = await auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "finding.confirm-kept");
    const { bulkLimit: limit } = await reviewPolicy(tx);
    if (items.length > limit) throw refused("bulk-too-many", { limit });
    const ids = items.map(({ findingId }) => findingId);
    if (items.length > 1) {
      const { tiers, comparison } = await bulkGroup(rowsIn(tx), ids);
      if (tiers.has("T")) throw refused("bulk-tier");
      if (comparison) throw refused("bulk-comparison");
    }
    const found = new Map<number, Again>();
    for (const { findingId, earlierId, judgementId } of await forwardedAnswers(rowsIn(tx), ids)) {
      const earlier = await loadFinding(tx, earlierId, ctx.actor);
      const judgement = earlier.events.find(({ id }) => id === judgementId);
      const answer = judgement === undefined ? null : answerAgain(judgement);
      if (answer !== null) found.set(findingId, { earlierId, answer });
    }
    if (ids.some((id) => !found.has(id))) throw refused("kept-none");
    return found;
  });
  return eachByItself(items, (item) => {
    const again = answers.get(item.findingId);
    if (again === undefined) throw refused("kept-none");
    return judgeAs(ctx, { ...item, answer: again.answer }, { forwardedFrom: again.earlierId });
  });
}
