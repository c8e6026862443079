import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { touches } from "@/lib/access/scope";
import type { Period } from "@/lib/snapshot/model/period";
import { prisma } from "@/lib/db/prisma";
import { regionNames } from "./region-names";

const LIMIT = 60;

/**
 * The finished periods (data pemilih periode …) that the actor may see, newest reference date first: for the
 * period switch.
 */
export async function listPeriods(ctx: Ctx): Promise<Period[]> {
  authorise(ctx.actor, "snapshot.read");
  const snapshots = await prisma().snapshot.findMany({
    where: { status: "ready" },
    select: { id: true, regionCode: true, stage: true, period: true, referenceDate: true },
    orderBy: [{ referenceDate: "desc" }, { id: "desc" }],
    take: LIMIT,
  });
  const visible = snapshots.filter(({ regionCode }) => touches(ctx.actor, regionCode));
  const names = await regionNames(visible.map(({ regionCode }) => regionCode));
  return visible.map(({ referenceDate, ...snapshot }) => ({
    ...snapshot,
    regionName: names.get(snapshot.regionCode) ?? snapshot.regionCode,
    referenceDate: referenceDate.toISOString().slice(0, 10),
  }));
}
