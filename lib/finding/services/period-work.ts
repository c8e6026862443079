import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { authorise, type Permission } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { conflict, notFound } from "@/lib/errors";
import { periodWorkSchema } from "@/lib/finding/model/work/period-work";
import { openWork } from "@/lib/finding/queries/work/period-work";
import { parseInput } from "@/lib/parse-input";

interface Ended {
  /** findings that stay without a decision */
  readonly open: number;
}

/**
 * Ends the work on a period formally (penutupan pekerjaan periode). Nothing is decided by it: its open findings stay
 * as they are, listed and counted as closed without a decision (ditutup tanpa keputusan), and can still be judged by
 * whoever opens them; they are only not handed out as work any more.
 */
export const closePeriodWork = (ctx: Ctx, input: unknown): Promise<Ended> => setEnded(ctx, input, true);

/** The work on a period goes on: its open findings are handed out again. */
export const reopenPeriodWork = (ctx: Ctx, input: unknown): Promise<Ended> => setEnded(ctx, input, false);

/** @throws notFound outside the actor's area; conflict where it stands so already */
async function setEnded(ctx: Ctx, input: unknown, ended: boolean): Promise<Ended> {
  const action: Permission = ended ? "period.close" : "period.reopen";
  const { snapshotId: id, reason } = parseInput(periodWorkSchema, input);
  const event = { action, entityType: "snapshot", entityId: id };
  return auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, action);
    const period = await tx.snapshot.findUnique({ where: { id }, select: { regionCode: true } });
    if (period === null || !covers(ctx.actor, period.regionCode))
      throw notFound("snapshot-not-found", { id });
    const { count } = await tx.snapshot.updateMany({
      where: { id, status: "ready", workClosedAt: ended ? null : { not: null } },
      data: ended
        ? { workClosedAt: new Date(), workClosedBy: ctx.actor.id, workClosedReason: reason }
        : { workClosedAt: null, workClosedBy: null, workClosedReason: null },
    });
    if (count === 0) throw conflict(ended ? "period-closed-already" : "period-not-closed");
    const open = await openWork(tx, id);
    await audit(tx, ctx, { ...event, data: { reason, open } });
    return { open };
  });
}
