import { prisma } from "@/lib/db/prisma";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";

export interface SessionRow {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeen: Date;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

const LIMIT = 50;

/** The actor's own open sessions, newest use first. */
export async function listOwnSessions(ctx: Ctx): Promise<SessionRow[]> {
  authorise(ctx.actor, "account.own");
  return prisma().session.findMany({
    where: { userId: ctx.actor.id, expiresAt: { gt: new Date() } },
    select: { id: true, createdAt: true, lastSeen: true, ipAddress: true, userAgent: true },
    orderBy: { lastSeen: "desc" },
    take: LIMIT,
  });
}
