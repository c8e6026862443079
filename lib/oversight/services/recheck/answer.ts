import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { conflict, forbidden, notFound } from "@/lib/errors";
import { loadFinding } from "@/lib/finding/queries/load";
import { recheckAnswerSchema } from "@/lib/oversight/model/recheck";
import { parseInput } from "@/lib/parse-input";

/**
 * A third person says whether a final decision was right: nobody who had a hand in it. The decision itself stays
 * as it is; reopening it is another action, by another person.
 */
export async function answerRecheck(ctx: Ctx, given: unknown): Promise<null> {
  const { recheckId, findingId, verdict, note } = parseInput(recheckAnswerSchema, given);
  const event = { action: "recheck.answer", entityType: "finding", entityId: findingId };
  return auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "recheck.answer");
    const finding = await loadFinding(tx, findingId, ctx.actor);
    authorise(ctx.actor, "recheck.answer", finding);
    const took = await tx.judgement.count({ where: { findingId, actorId: ctx.actor.id } });
    if (took > 0) throw forbidden("recheck-third-person");
    const { count } = await tx.recheckItem.updateMany({
      where: { recheckId, findingId, verdict: null },
      data: { verdict, note: note ?? null, answeredBy: ctx.actor.username, answeredAt: new Date() },
    });
    if (count === 0) {
      const known = await tx.recheckItem.count({ where: { recheckId, findingId } });
      throw known === 0 ? notFound("recheck-not-found") : conflict("recheck-answered");
    }
    await audit(tx, ctx, { ...event, data: { recheck: recheckId, verdict } });
    return null;
  });
}
