import { maskDeep } from "@/lib/mask-text";
import { prisma } from "@/lib/db/prisma";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";

export interface SavedView {
  readonly id: number;
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
  readonly own: boolean;
}

/** The person's own views and those that colleagues shared, by name. */
export async function savedViews(ctx: Ctx): Promise<SavedView[]> {
  authorise(ctx.actor, "view.save");
  const found = await prisma().savedView.findMany({
    where: { OR: [{ ownerId: ctx.actor.id }, { shared: true }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, query: true, shared: true, ownerId: true },
    take: 200,
  });
  return found.map(({ ownerId, ...view }) => ({ ...maskDeep(view), own: ownerId === ctx.actor.id }));
}
