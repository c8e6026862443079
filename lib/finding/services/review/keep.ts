import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import type { Tx } from "@/lib/db/tx";
import { badInput, refused } from "@/lib/errors";
import { isAboutArea } from "@/lib/finding/model/about";
import { FINDING_ACTIONS } from "@/lib/finding/model/actions";
import { loadFinding } from "@/lib/finding/queries/load";
import { parseInput } from "@/lib/parse-input";
import type { ComparedColumn } from "@/lib/roll/columns";

/**
 * Lets a rejection stand until one of the columns changes (jangan tanya lagi kecuali datanya berubah). The next
 * period asks all the same; it only says what was answered.
 * @throws UserError bad-input about groups and areas, which hold for nobody in particular
 */
export async function keepAnswer(
  tx: Tx,
  ctx: Ctx,
  kept: {
    readonly findingId: number;
    readonly judgementId: number;
    readonly columns: readonly ComparedColumn[];
  },
): Promise<void> {
  const { findingId, judgementId } = kept;
  const { isGroup, subjectType } = await loadFinding(tx, findingId, ctx.actor);
  if (isGroup || isAboutArea(subjectType)) throw badInput("keep-area");
  const columns = [...kept.columns];
  await tx.keptAnswer.create({ data: { findingId, judgementId, columns, keptBy: ctx.actor.id } });
  await audit(tx, ctx, {
    action: "finding.keep",
    entityType: "finding",
    entityId: findingId,
    data: { judgements: [judgementId], columns },
  });
}

/** From now on the question is asked anew: of a forwarded finding its earlier answer, or a finding's own. */
export async function revokeKept(ctx: Ctx, input: unknown): Promise<{ findingId: number }> {
  const { findingId } = parseInput(FINDING_ACTIONS.revokeKept, input);
  const event = { action: "finding.revoke-kept", entityType: "finding", entityId: findingId };
  return auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "finding.revoke-kept", await loadFinding(tx, findingId, ctx.actor));
    const kept = await tx.keptAnswer.findMany({
      where: { revokedAt: null, OR: [{ findingId }, { forwarded: { some: { findingId } } }] },
      select: { id: true, findingId: true, judgementId: true },
    });
    if (kept.length === 0) throw refused("kept-none");
    await tx.keptAnswer.updateMany({
      where: { id: { in: kept.map(({ id }) => id) } },
      data: { revokedAt: new Date(), revokedBy: ctx.actor.id },
    });
    const data = { judgements: kept.map(({ judgementId }) => judgementId) };
    await audit(tx, ctx, { ...event, data });
    return { findingId };
  });
}
