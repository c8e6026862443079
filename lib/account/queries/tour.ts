import { prisma } from "@/lib/db/prisma";
import type { Ctx } from "@/lib/access/actor";
import { can } from "@/lib/access/permissions";

/** A reviewer who has not yet seen the introduction (pengenalan). */
export async function tourDue({ actor }: Ctx): Promise<boolean> {
  if (!can(actor, "tour.see")) return false;
  return (await prisma().user.count({ where: { id: actor.id, tourDoneAt: null } })) > 0;
}
