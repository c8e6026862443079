import { prisma } from "@/lib/db/prisma";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";

export interface AreaChoice {
  readonly code: string;
  readonly name: string;
}

/**
 * Kecamatan of the kabupaten, and desa of the chosen kecamatan, that lie in the person's scope or contain it.
 */
export async function filterAreas(
  ctx: Ctx,
  regionCode: string,
  kecKey: string | undefined,
): Promise<{ kecamatan: AreaChoice[]; desa: AreaChoice[] }> {
  authorise(ctx.actor, "queue.view");
  const [kecamatan, desa] = await Promise.all([
    childrenOf(regionCode),
    kecKey === undefined ? [] : childrenOf(kecKey),
  ]);
  return { kecamatan: kecamatan.filter(inReach(ctx)), desa: desa.filter(inReach(ctx)) };
}

const childrenOf = (parent: string) =>
  prisma().regionCode.findMany({
    where: { parent, current: true },
    select: { code: true, name: true },
    orderBy: { name: "asc" },
    take: 500,
  });

const inReach =
  ({ actor }: Ctx) =>
  ({ code }: AreaChoice): boolean =>
    actor.areas.length === 0 || actor.areas.some((area) => code.startsWith(area) || area.startsWith(code));
