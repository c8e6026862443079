import { prisma } from "@/lib/db/prisma";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";

export interface AreaOption {
  readonly code: string;
  readonly name: string;
  readonly level: number;
}

const LIMIT = 20;

/** Current regions whose code or name starts like the text, for the account form. */
export async function findAreas(ctx: Ctx, text: string): Promise<AreaOption[]> {
  authorise(ctx.actor, "account.manage");
  const needle = text.trim();
  if (needle.length < 2) return [];
  const found = await prisma().regionCode.findMany({
    where: {
      current: true,
      level: { in: [4, 6, 10] },
      OR: [
        { code: { startsWith: needle.replaceAll(".", "") } },
        { name: { contains: needle, mode: "insensitive" } },
      ],
    },
    select: { code: true, name: true, level: true },
    orderBy: [{ level: "asc" }, { code: "asc" }],
    take: LIMIT,
  });
  return found.filter(({ code }) => ctx.actor.areas.length === 0 || covers(ctx.actor, code));
}
