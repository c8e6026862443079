import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { refused } from "@/lib/errors";
import { FINDING_ACTIONS, type RevisionTarget } from "@/lib/finding/model/actions";
import type { Answer } from "@/lib/finding/model/answer";
import type { BulkItem } from "@/lib/finding/model/bulk";
import { answerAgain } from "@/lib/finding/model/carried-answer";
import { thisRound } from "@/lib/finding/model/machine/reduced-state";
import { caseOf, type CaseFinding } from "@/lib/finding/queries/case/case";
import { loadFinding, type LoadedFinding } from "@/lib/finding/queries/load";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { parseInput } from "@/lib/parse-input";
import { eachByItself } from "./bulk";
import { judgeAs } from "./judgement";

/**
 * Gives the own judgement of one finding to others of its case that ask the same. The person holds every one of them,
 * for the screen takes each as it is shown; a comparison has had its first judgement. Each gets its own decision and
 * its own trail.
 * @throws UserError refused for a strike, for one of tier T, for one that asks something else
 */
export async function carryJudgement(ctx: Ctx, input: unknown): Promise<BulkItem[]> {
  const { from, items } = parseInput(FINDING_ACTIONS.carry, input);
  // Before the transaction: it reads on connections of its own.
  const { others } = await caseOf(ctx, from);
  const answer = await carried(ctx, from, items, others);
  return eachByItself(items, (item) => judgeAs(ctx, { ...item, answer }, { carriedFrom: from }));
}

function carried(
  ctx: Ctx,
  from: number,
  items: readonly RevisionTarget[],
  others: readonly CaseFinding[],
): Promise<Answer> {
  const event = { action: "finding.carry", entityType: "finding", entityId: from };
  return auditedTx(ctx, event, async (tx) => {
    const finding = await loadFinding(tx, from, ctx.actor);
    authorise(ctx.actor, "finding.carry", finding);
    const { bulkLimit: limit } = await reviewPolicy(tx);
    if (items.length > limit) throw refused("bulk-too-many", { limit });
    const own = ownJudgement(ctx, finding);
    const answer = own === undefined ? null : answerAgain(own);
    if (own === undefined || answer === null) throw refused("carry-answer");
    const alike = new Map(others.filter(({ same }) => same).map((other) => [other.id, other]));
    for (const { findingId } of items) {
      const other = alike.get(findingId);
      if (other === undefined) throw refused("carry-other", { id: findingId });
      if (other.blind) throw refused("carry-blind", { id: findingId });
    }
    const data = { judgements: [own.id], to: items.map(({ findingId }) => findingId) };
    await audit(tx, ctx, { ...event, data });
    return answer;
  });
}

/** What this person last decided about it in the round that is open. */
function ownJudgement({ actor }: Ctx, finding: LoadedFinding) {
  const last = thisRound(finding).findLast(
    (event) => event.actorId === actor.id && (event.kind === "decision" || event.kind === "second_blind"),
  );
  return finding.events.find((event) => event.id === last?.id);
}
