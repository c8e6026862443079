import { prisma } from "@/lib/db/prisma";
import type { Actor, Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { covers, touches } from "@/lib/access/scope";
import { notFound } from "@/lib/errors";

/** The areas inside a region to which the actor is limited; null when it may see all of it. */
export function limitsWithin(actor: Actor, regionCode: string): readonly string[] | null {
  return covers(actor, regionCode) ? null : actor.areas.filter((area) => area.startsWith(regionCode));
}

/** @throws notFound also for one outside the actor's area: that it exists is no answer either */
export async function visibleSnapshot(
  ctx: Ctx,
  id: number,
): Promise<{ id: number; regionCode: string; status: string; tpsCap: number }> {
  authorise(ctx.actor, "snapshot.read");
  const snapshot = await prisma().snapshot.findUnique({
    where: { id },
    select: { id: true, regionCode: true, status: true, tpsCap: true },
  });
  if (snapshot === null || !touches(ctx.actor, snapshot.regionCode))
    throw notFound("snapshot-not-found", { id });
  return snapshot;
}
