import { parseRole, type Actor } from "@/lib/access/actor";
import { audit } from "@/lib/db/audit";
import { inTx } from "@/lib/db/tx";
import { prisma } from "@/lib/db/prisma";
import { clearAttempts } from "./lockout";
import { countStranger, recordStrangers } from "./strangers";

/** Where the library compares a password. */
export const SIGN_IN = "/sign-in/username";

export interface AccountBrief {
  readonly id: string;
  readonly username: string;
  readonly role: string;
  readonly areas: readonly string[];
  readonly banned: boolean;
  readonly twoFactorEnabled: boolean;
  readonly locale: string;
}

/** Names that are no accounts are counted by the hour: who sends many must not fill the trail. */
export async function recordRefusal(
  account: AccountBrief | null,
  reason: "locked" | "deactivated" | "password" | "second-factor",
): Promise<void> {
  if (account === null) return countStranger();
  await write(account, "user.sign-in-refused", { reason });
}

/**
 * Before the session exists: where the trail cannot be written, nobody gets in. After a right password that a code
 * must follow, nobody is in yet.
 */
export async function recordSignIn(session: { userId: string }, ctx: Endpoint | null): Promise<void> {
  const account = await accountById(session.userId);
  if (account === null || awaitsCode(account, ctx)) return;
  await recordStrangers();
  await write(account, "user.sign-in", {});
  await clearAttempts(account.username);
}

export async function recordSignOut(session: { userId: string }, ctx: Endpoint | null): Promise<void> {
  const account = await accountById(session.userId);
  if (account === null || awaitsCode(account, ctx)) return;
  await write(account, "user.sign-out", {});
}

interface Endpoint {
  readonly path?: string | undefined;
}

/** The library opens a session after the password, and closes it again when a code is asked for. */
const awaitsCode = (account: AccountBrief, ctx: Endpoint | null): boolean =>
  account.twoFactorEnabled && ctx?.path === SIGN_IN;

const write = (
  account: AccountBrief,
  action: string,
  data: Readonly<Record<string, unknown>>,
): Promise<void> =>
  inTx((tx) =>
    audit(tx, { actor: actorOf(account) }, { action, entityType: "user", entityId: account.id, data }),
  );

export async function findAccount(username: string): Promise<AccountBrief | null> {
  return prisma().user.findUnique({ where: { username }, select: BRIEF });
}

export async function accountById(id: string): Promise<AccountBrief | null> {
  return prisma().user.findUnique({ where: { id }, select: BRIEF });
}

const BRIEF = {
  id: true,
  username: true,
  role: true,
  areas: true,
  banned: true,
  locale: true,
  twoFactorEnabled: true,
} as const;

export function actorOf(account: Pick<AccountBrief, "id" | "username" | "role" | "areas">): Actor {
  return { id: account.id, username: account.username, role: parseRole(account.role), areas: account.areas };
}
