import type { Tx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { covers } from "@/lib/access/scope";
import { badInput, notFound } from "@/lib/errors";

export interface RunnableSnapshot {
  readonly id: number;
  readonly regionCode: string;
  readonly previousId: number | null;
}

/**
 * A ready snapshot in the person's area.
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
