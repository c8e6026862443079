import { prisma } from "@/lib/db/prisma";
import type { Tx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { touches } from "@/lib/access/scope";
import { notFound } from "@/lib/errors";
import { OPEN_STATES } from "@/lib/finding/model/state";
import type { PeriodWork } from "@/lib/finding/model/work/period-work";

/** Findings of a period without a final decision; control findings count as in the queue. */
export const openWork = (tx: Tx, snapshotId: number): Promise<number> =>
  tx.finding.count({ where: { snapshotId, state: { in: [...OPEN_STATES] } } });

/** How the work on a period stands. @throws notFound also outside the actor's area */
export async function periodWork(ctx: Ctx, snapshotId: number): Promise<PeriodWork> {
  authorise(ctx.actor, "snapshot.view");
  const found = await prisma().snapshot.findUnique({
    where: { id: snapshotId },
    select: { regionCode: true, workClosedAt: true, workClosedBy: true, workClosedReason: true },
  });
  if (found === null || !touches(ctx.actor, found.regionCode))
    throw notFound("snapshot-not-found", { id: snapshotId });
  const { workClosedAt: at, workClosedBy, workClosedReason: reason } = found;
  const by =
    workClosedBy === null
      ? null
      : await prisma().user.findUnique({ where: { id: workClosedBy }, select: { name: true } });
  return {
    open: await openWork(prisma(), snapshotId),
    closed:
      at === null || reason === null
        ? null
        : { at: at.toISOString(), by: by?.name ?? workClosedBy ?? "", reason },
  };
}
