import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { rowsIn } from "@/lib/db/tx-rows";
import { refused } from "@/lib/errors";
import { FINDING_ACTIONS } from "@/lib/finding/model/actions";
import type { BulkItem } from "@/lib/finding/model/bulk";
import { followUpRule } from "@/lib/finding/model/reasons";
import { bulkGroup } from "@/lib/finding/queries/bulk-group";
import { asFollowUp } from "@/lib/finding/queries/load";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { parseInput } from "@/lib/parse-input";
import { eachByItself } from "./bulk";
import { signOffFinding } from "./supervision";

/**
 * Signs off several like judgements: of one rule and one kind of evidence, with one answer, read on the screen one by
 * one. Each is signed by itself, with its own trail.
 * @throws UserError refused for strikes and tier T, which are signed one at a time, and for answers that differ
 */
export async function signOffMany(ctx: Ctx, input: unknown): Promise<BulkItem[]> {
  const { items } = parseInput(FINDING_ACTIONS.signOffMany, input);
  const event = { action: "finding.sign-off-many", entityType: "finding", entityId: "-" };
  await auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "finding.sign-off-many");
    const { bulkLimit: limit } = await reviewPolicy(tx);
    if (items.length > limit) throw refused("bulk-too-many", { limit });
    const ids = items.map(({ findingId }) => findingId);
    const { tiers, comparison, kinds } = await bulkGroup(rowsIn(tx), ids);
    if (tiers.has("T")) throw refused("bulk-tier");
    if (comparison) throw refused("bulk-comparison");
    const judged = await tx.finding.findMany({
      where: { id: { in: ids } },
      select: { outcome: true, reasonCode: true, followUp: true },
      take: ids.length,
    });
    const strikes = judged.some(({ followUp }) => {
      const code = asFollowUp(followUp);
      return code !== null && followUpRule(code).strikes;
    });
    if (strikes) throw refused("bulk-strikes");
    const answers = new Set(judged.map(({ outcome, reasonCode }) => `${outcome} ${reasonCode}`));
    if (kinds.size !== 1 || answers.size !== 1) throw refused("bulk-mixed");
  });
  return eachByItself(items, (item) => signOffFinding(ctx, item));
}
