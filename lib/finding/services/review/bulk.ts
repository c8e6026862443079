import { rowsIn } from "@/lib/db/tx-rows";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import type { BulkItem } from "@/lib/finding/model/bulk";
import { FINDING_ACTIONS, type ActionResult, type RevisionTarget } from "@/lib/finding/model/actions";
import { followUpRule } from "@/lib/finding/model/reasons";
import { refused, UserError } from "@/lib/errors";
import { bulkGroup } from "@/lib/finding/queries/bulk-group";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { judgeFinding } from "./judgement";

/**
 * One answer for several findings of one kind. Each is judged by itself, in its own transaction, with its own
 * trail; what fails is named item by item. The person must hold every one of them: the screen takes each as
 * it is shown, so none is decided unseen.
 * @throws UserError refused where the findings are not of one detector and evidence class, are of tier T, are
 * compared blind, or where the answer would strike a voter off
 */
export async function bulkJudge(ctx: Ctx, input: unknown): Promise<BulkItem[]> {
  const { items, answer } = await auditedTx(
    ctx,
    { action: "finding.bulk", entityType: "finding", entityId: "-" },
    async (tx) => {
      authorise(ctx.actor, "finding.bulk");
      const given = parseInput(FINDING_ACTIONS.bulk, input);
      const { bulkLimit: limit } = await reviewPolicy(tx);
      if (given.items.length > limit) throw refused("bulk-too-many", { limit });
      if (given.answer.outcome === "accepted" && followUpRule(given.answer.followUp.code).strikes)
        throw refused("bulk-strikes");
      const group = await bulkGroup(
        rowsIn(tx),
        given.items.map((item) => item.findingId),
      );
      if (group.tiers.has("T")) throw refused("bulk-tier");
      if (group.comparison) throw refused("bulk-comparison");
      if (group.kinds.size !== 1) throw refused("bulk-mixed");
      return given;
    },
  );
  return eachByItself(items, (item) => judgeFinding(ctx, { ...item, answer }));
}

/** Each in its own transaction with its own trail; what fails is named item by item. */
export async function eachByItself(
  items: readonly RevisionTarget[],
  run: (item: RevisionTarget) => Promise<ActionResult>,
): Promise<BulkItem[]> {
  const done: BulkItem[] = [];
  for (const item of items) {
    const { findingId } = item;
    try {
      done.push({ findingId, ok: true, result: await run(item) });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      done.push({ findingId, ok: false, code: error.code, values: error.values });
    }
  }
  return done;
}
