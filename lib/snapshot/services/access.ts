import type { Tx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { covers } from "@/lib/access/scope";
import { forbidden, notFound } from "@/lib/errors";

/** Uploading, importing and removing rolls is the admin's work (and the command line's). */
export function assertBringsRolls(ctx: Ctx): void {
  if (ctx.actor.role !== "admin" && ctx.actor.role !== "system") throw forbidden();
}

/**
 * The snapshot that an admin's area holds.
 * @throws notFound also for one outside it: its existence is no answer either
 */
export async function managedSnapshot(
  tx: Tx,
  ctx: Ctx,
  id: number,
): Promise<{ id: number; regionCode: string; status: string }> {
  assertBringsRolls(ctx);
  const snapshot = await tx.snapshot.findUnique({
    where: { id },
    select: { id: true, regionCode: true, status: true },
  });
  if (snapshot === null || !covers(ctx.actor, snapshot.regionCode))
    throw notFound("snapshot-not-found", { id });
  return snapshot;
}
