import { SYSTEM } from "@/lib/access/actor";
import { prisma } from "@/lib/db/prisma";
import { audit } from "@/lib/db/audit";
import { inTx } from "@/lib/db/tx";
import { eraseLines } from "./erase-lines";

/**
 * Deletes the people of every list whose day has come (retensi), each in a transaction with its line on the
 * trail. Counts and decisions stay; a list whose findings are still open goes, too: a promise of deletion does
 * not wait for work.
 *
 * @returns how many lists were emptied
 */
export async function eraseExpired(now = new Date()): Promise<number> {
  const expired = await prisma().referenceList.findMany({
    where: { status: "held", keepUntil: { lte: now } },
    select: { id: true },
  });
  for (const { id } of expired)
    await inTx(async (tx) => {
      const lines = await eraseLines(tx, id);
      const event = { action: "list.expire", entityType: "list", entityId: id };
      await audit(tx, { actor: SYSTEM }, { ...event, data: { lines } });
    });
  return expired.length;
}
