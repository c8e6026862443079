import { prisma } from "@/lib/db/prisma";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { readOwnKeys, type OwnKeys } from "@/lib/account/model/keys";

/** The letters of the actions at the desk as this person has them. */
export async function ownKeys(ctx: Ctx): Promise<OwnKeys> {
  authorise(ctx.actor, "account.own");
  const user = await prisma().user.findUnique({ where: { id: ctx.actor.id }, select: { keys: true } });
  return readOwnKeys(user?.keys);
}
