import { prisma } from "@/lib/db/prisma";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";

const LIMIT = 1_000;

/** Every current kabupaten/kota that the actor may work on (514 in the country), by name. */
export async function listKabupaten(ctx: Ctx): Promise<{ code: string; name: string }[]> {
  authorise(ctx.actor, "snapshot.import");
  const regions = await prisma().regionCode.findMany({
    where: { level: 4, current: true },
    select: { code: true, name: true },
    orderBy: { name: "asc" },
    take: LIMIT,
  });
  return regions.filter(({ code }) => covers(ctx.actor, code));
}
