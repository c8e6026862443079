import type { Tx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { authorise, type Permission } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { notFound } from "@/lib/errors";

/**
 * A snapshot that this person may do the named thing with.
 * @throws notFound also for one outside it: its existence is no answer either
 */
export async function managedSnapshot(
  tx: Tx,
  ctx: Ctx,
  id: number,
  permission: Permission,
): Promise<{ id: number; regionCode: string; status: string }> {
  authorise(ctx.actor, permission);
  const snapshot = await tx.snapshot.findUnique({
    where: { id },
    select: { id: true, regionCode: true, status: true },
  });
  if (snapshot === null || !covers(ctx.actor, snapshot.regionCode))
    throw notFound("snapshot-not-found", { id });
  return snapshot;
}
