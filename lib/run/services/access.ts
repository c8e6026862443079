import type { Tx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { covers } from "@/lib/access/scope";
import { badInput, forbidden, notFound } from "@/lib/errors";

/** Runs and parameters are the admin's (and the command line's). */
export function assertRunsDetectors(ctx: Ctx): void {
  if (ctx.actor.role !== "admin" && ctx.actor.role !== "system") throw forbidden();
}

export interface RunnableSnapshot {
  readonly id: number;
  readonly regionCode: string;
  readonly previousId: number | null;
}

/**
 * A ready snapshot in the admin's area.
 * @throws notFound also for one outside it: its existence is no answer either
 */
export async function runnableSnapshot(tx: Tx, ctx: Ctx, id: number): Promise<RunnableSnapshot> {
  const snapshot = await tx.snapshot.findUnique({
    where: { id },
    select: { id: true, regionCode: true, previousId: true, status: true },
  });
  if (snapshot === null || !covers(ctx.actor, snapshot.regionCode))
    throw notFound("snapshot-not-found", { id });
  if (snapshot.status !== "ready") throw badInput("snapshot-not-ready", { id });
  return snapshot;
}
