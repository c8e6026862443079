import type { Ctx } from "@/lib/access/actor";
import { prisma } from "@/lib/db/prisma";

/** Has this person opened the identities of this finding, with a purpose? */
export async function hasRevealed({ actor }: Ctx, findingId: number): Promise<boolean> {
  const found = await prisma().reveal.findFirst({
    where: { findingId, actorId: actor.id },
    select: { id: true },
  });
  return found !== null;
}
