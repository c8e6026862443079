import { prisma } from "@/lib/db/prisma";
import { covers, type Actor, type Ctx } from "@/lib/domain/actor";
import { notFound } from "@/lib/errors";

/** May this person see the snapshot at all? A verifikator of one kecamatan sees the kabupaten's, and in it its own area. */
export function overlapsArea(actor: Actor, regionCode: string): boolean {
  return covers(actor, regionCode) || actor.areas.some((area) => area.startsWith(regionCode));
}

/** The areas inside a region to which the actor is limited; null when it may see all of it. */
export function limitsWithin(actor: Actor, regionCode: string): readonly string[] | null {
  return covers(actor, regionCode) ? null : actor.areas.filter((area) => area.startsWith(regionCode));
}

/** @throws notFound also for one outside the actor's area: that it exists is no answer either */
export async function visibleSnapshot(ctx: Ctx, id: number): Promise<{ id: number; regionCode: string; status: string; tpsCap: number }> {
  const snapshot = await prisma().snapshot.findUnique({ where: { id }, select: { id: true, regionCode: true, status: true, tpsCap: true } });
  if (snapshot === null || !overlapsArea(ctx.actor, snapshot.regionCode)) throw notFound("snapshot-not-found", { id });
  return snapshot;
}
