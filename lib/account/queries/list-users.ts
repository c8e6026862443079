import { prisma } from "@/lib/db/prisma";
import { z } from "zod";
import { ROLES, type Ctx, type Role } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";

export interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly areas: readonly string[];
  readonly banned: boolean;
  readonly mustChangePassword: boolean;
  readonly hasSecondFactor: boolean;
  /** closed until a second person has confirmed it */
  readonly waits: boolean;
  readonly openSessions: number;
  /** findings given to this account and not yet judged */
  readonly openTasks: number;
  /** of them: sent to the field, and waiting for the second of two judgements */
  readonly fieldChecks: number;
  readonly secondReviews: number;
  /** findings that it has in hand now */
  readonly leases: number;
  /** last day of a leave, YYYY-MM-DD; null while at work */
  readonly awayUntil: string | null;
  readonly lastSeen: Date | null;
}

/** An office has dozens of accounts, not thousands. */
const LIMIT = 500;

/** The accounts that this person may manage, open ones first. */
export async function listUsers(ctx: Ctx): Promise<UserRow[]> {
  authorise(ctx.actor, "account.manage");
  const users = await prisma().user.findMany({
    select: {
      id: true,
      username: true,
      name: true,
      role: true,
      areas: true,
      banned: true,
      mustChangePassword: true,
      twoFactorEnabled: true,
      awayUntil: true,
      sessions: {
        where: { expiresAt: { gt: new Date() } },
        select: { lastSeen: true },
        orderBy: { lastSeen: "desc" },
      },
    },
    orderBy: [{ banned: "asc" }, { username: "asc" }],
    take: LIMIT,
  });
  const tasks = await prisma().finding.groupBy({
    by: ["assignedTo", "state"],
    where: { assignedTo: { not: null }, state: { notIn: ["awaiting_signoff", "final", "split"] } },
    _count: true,
  });
  const asked = await prisma().secondRequest.findMany({
    where: { outcome: null, kind: { in: ["role", "password"] } },
    select: { subject: true },
  });
  const waiting = new Set(asked.map(({ subject }) => subject));
  const held = await prisma().finding.groupBy({
    by: ["claimedBy"],
    where: { claimedBy: { not: null }, claimedUntil: { gt: new Date() } },
    _count: true,
  });
  const leasesOf = new Map(held.map(({ claimedBy, _count }) => [claimedBy, _count]));
  const tasksOf = (id: string, only?: string) =>
    tasks
      .filter(({ assignedTo, state }) => assignedTo === id && (only === undefined || state === only))
      .reduce((sum, { _count }) => sum + _count, 0);
  return users
    .filter(
      ({ areas }) =>
        ctx.actor.areas.length === 0 || (areas.length > 0 && areas.every((area) => covers(ctx.actor, area))),
    )
    .map(({ sessions, role, twoFactorEnabled, awayUntil, ...user }) => ({
      ...user,
      hasSecondFactor: twoFactorEnabled,
      waits: user.banned && waiting.has(user.id),
      role: z.enum(ROLES).parse(role),
      openSessions: sessions.length,
      openTasks: tasksOf(user.id),
      fieldChecks: tasksOf(user.id, "field_check"),
      secondReviews: tasksOf(user.id, "second_review"),
      leases: leasesOf.get(user.id) ?? 0,
      awayUntil: awayUntil?.toISOString().slice(0, 10) ?? null,
      lastSeen: sessions[0]?.lastSeen ?? null,
    }));
}
