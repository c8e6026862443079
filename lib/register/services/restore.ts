import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { rowsIn } from "@/lib/db/tx-rows";
import { conflict, notFound } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import { restoreSchema } from "@/lib/register/model/struck";
import { struckVoter } from "@/lib/register/queries/struck";

/**
 * Orders that a voter who was struck off wrongly is put back: one action, with its own reason and proof. The decision
 * stays on record as it was taken; whether the voter is back shows on the next roll.
 */
export async function restoreVoter(ctx: Ctx, given: unknown): Promise<null> {
  const { decision, row, reason, proof } = parseInput(restoreSchema, given);
  const event = { action: "register.restore", entityType: "judgement", entityId: decision };
  return auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "register.restore");
    const struck = await struckVoter(ctx, { decision, row }, rowsIn(tx));
    if (struck === null) throw notFound("register-not-found");
    if (struck.restored !== null) throw conflict("register-restored");
    const record = await tx.findingRecord.findFirst({
      where: { findingId: struck.findingId, rowNo: row },
      select: { snapshotId: true },
    });
    await tx.restoration.create({
      data: {
        findingId: struck.findingId,
        judgementId: decision,
        sourceId: record?.snapshotId ?? 0,
        rowNo: row,
        reason,
        proof,
        restoredBy: ctx.actor.username,
      },
    });
    await audit(tx, ctx, { ...event, data: { finding: struck.findingId, row, proof } });
    return null;
  });
}
