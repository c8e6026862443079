import { parseRole, SYSTEM, type Actor } from "@/lib/access/actor";
import { audit } from "@/lib/db/audit";
import { inTx } from "@/lib/db/tx";
import { prisma } from "@/lib/db/prisma";
import { clearAttempts } from "./lockout";

export interface AccountBrief {
  readonly id: string;
  readonly username: string;
  readonly role: string;
  readonly areas: readonly string[];
  readonly banned: boolean;
  readonly locale: string;
}

/** A name that is no account is never written down: people type their password into the wrong field. */
export async function recordRefusal(
  account: AccountBrief | null,
  reason: "locked" | "unknown" | "deactivated" | "password",
): Promise<void> {
  const actor = account === null ? SYSTEM : actorOf(account);
  await inTx((tx) =>
    audit(
      tx,
      { actor },
      {
        action: "user.sign-in-refused",
        entityType: "user",
        entityId: account?.id ?? "unknown",
        data: { reason },
      },
    ),
  );
}

/** Before the session exists: where the trail cannot be written, nobody gets in. */
export async function recordSignIn(session: { userId: string }): Promise<void> {
  const actor = await actorById(session.userId);
  if (actor === null) return;
  await inTx((tx) =>
    audit(tx, { actor }, { action: "user.sign-in", entityType: "user", entityId: actor.id, data: {} }),
  );
  await clearAttempts(actor.username);
}

export async function recordSignOut(session: { userId: string }): Promise<void> {
  const actor = await actorById(session.userId);
  if (actor === null) return;
  await inTx((tx) =>
    audit(tx, { actor }, { action: "user.sign-out", entityType: "user", entityId: actor.id, data: {} }),
  );
}

export async function findAccount(username: string): Promise<AccountBrief | null> {
  return prisma().user.findUnique({ where: { username }, select: BRIEF });
}

async function actorById(id: string): Promise<Actor | null> {
  const account = await prisma().user.findUnique({ where: { id }, select: BRIEF });
  return account === null ? null : actorOf(account);
}

const BRIEF = { id: true, username: true, role: true, areas: true, banned: true, locale: true } as const;

export function actorOf(account: Omit<AccountBrief, "banned" | "locale">): Actor {
  return { id: account.id, username: account.username, role: parseRole(account.role), areas: account.areas };
}
