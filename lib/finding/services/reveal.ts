import { audit } from "@/lib/db/audit";
import { rowsIn } from "@/lib/db/tx-rows";
import { inTurn } from "@/lib/db/in-turn";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { FINDING_ACTIONS } from "@/lib/finding/model/actions";
import { UserError } from "@/lib/errors";
import { loadFinding } from "@/lib/finding/queries/load";
import { findingIdentities, type Identities } from "@/lib/finding/queries/opened/identities";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { keepText } from "@/lib/audit/services/keep-text";
import { parseInput } from "@/lib/parse-input";
import { startOfDay } from "@/lib/regions/time-zone";

/**
 * Shows the identities of one finding in full (buka identitas), to those who judge. Logged with its purpose
 * before anything is shown, and limited per person and day; opening the same finding again on the same day is
 * one reveal.
 */
export async function revealFinding(
  ctx: Ctx,
  input: unknown,
): Promise<{ identities: Identities[]; leftToday: number }> {
  const { findingId, purpose } = parseInput(FINDING_ACTIONS.reveal, input);
  return auditedTx(
    ctx,
    { action: "finding.reveal", entityType: "finding", entityId: findingId },
    async (tx) => {
      authorise(ctx.actor, "finding.reveal");
      const finding = await loadFinding(tx, findingId, ctx.actor);
      authorise(ctx.actor, "finding.reveal", finding);
      const { revealsPerDay } = await reviewPolicy(tx);
      await inTurn(tx, `reveal ${ctx.actor.id}`);
      const today = await tx.reveal.findMany({
        where: { actorId: ctx.actor.id, createdAt: { gte: startOfDay(new Date(), finding.regionCode) } },
        select: { findingId: true },
        distinct: ["findingId"],
        take: 10_001,
      });
      const again = today.some((earlier) => earlier.findingId === findingId);
      if (!again && today.length >= revealsPerDay)
        throw new UserError("too-many", "reveal-limit", { limit: revealsPerDay });
      const textHash = await keepText(tx, { purpose }, finding.snapshotId);
      await tx.reveal.create({ data: { findingId, actorId: ctx.actor.id, textHash } });
      const identities = await findingIdentities(rowsIn(tx), findingId);
      await audit(tx, ctx, {
        action: "finding.reveal",
        entityType: "finding",
        entityId: findingId,
        data: { text: textHash, records: identities.length },
      });
      return { identities, leftToday: revealsPerDay - today.length - (again ? 0 : 1) };
    },
  );
}
