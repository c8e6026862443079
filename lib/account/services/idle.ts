import type { Ctx } from "@/lib/access/actor";
import { audit } from "@/lib/db/audit";
import { prisma } from "@/lib/db/prisma";
import { inTx } from "@/lib/db/tx";

/** Written down no more often than this, so that a page costs no write. */
const NOTE_EVERY_MS = 60_000;

/** @param minutes that a session may lie untouched */
export const isIdle = (lastSeen: Date, minutes: number, now: number = Date.now()): boolean =>
  now - lastSeen.getTime() > minutes * 60_000;

/** Somebody opened a page or did something; what a page asks for by itself does not count. */
export async function touchSession(id: string, lastSeen: Date, now: number = Date.now()): Promise<void> {
  if (now - lastSeen.getTime() < NOTE_EVERY_MS) return;
  await prisma().session.updateMany({ where: { id }, data: { lastSeen: new Date(now) } });
}

/** A session that lay untouched for too long ends, and the trail says so. */
export async function endIdleSession(ctx: Ctx, id: string): Promise<void> {
  await inTx(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { id, userId: ctx.actor.id } });
    if (count === 0) return;
    await audit(tx, ctx, {
      action: "user.sign-out",
      entityType: "user",
      entityId: ctx.actor.id,
      data: { reason: "idle" },
    });
  });
}
