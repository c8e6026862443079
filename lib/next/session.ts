import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { actorOf } from "@/lib/account/auth/trail";
import { auth } from "@/lib/account/auth/auth";
import { endIdleSession, isIdle } from "@/lib/account/services/idle";
import { parseRole, type Actor, type Ctx } from "@/lib/access/actor";
import { secondFactorParam } from "@/lib/access/second-factor";
import { reviewPolicy } from "@/lib/finding/queries/policy";

export interface SessionUser {
  readonly actor: Actor;
  readonly name: string;
  readonly sessionId: string;
  readonly lastSeen: Date;
  /** what this person must do before anything else */
  readonly owes: "password" | "second-factor" | null;
  readonly hasSecondFactor: boolean;
  readonly ctx: Ctx;
}

/**
 * Who is asking, read from the database once per request: a revoked session, a closed account and one that lay
 * untouched for too long end at the next click.
 */
export const currentUser = cache(async (): Promise<SessionUser | null> => {
  const found = await auth().api.getSession({ headers: await headers() });
  if (found === null || found.user.banned) return null;
  const { user, session } = found;
  const actor = actorOf({ id: user.id, username: String(user.username), role: user.role, areas: user.areas });
  const ctx = { actor, session: { id: session.id, confirmedAt: session.confirmedAt ?? session.createdAt } };
  const policy = await reviewPolicy();
  const lastSeen = session.lastSeen ?? session.createdAt;
  if (isIdle(lastSeen, policy.idleMinutes)) {
    await endIdleSession(ctx, session.id);
    return null;
  }
  const hasSecondFactor = user.twoFactorEnabled === true;
  const lacksFactor = !hasSecondFactor && policy[secondFactorParam(parseRole(user.role))];
  return {
    actor,
    ctx,
    name: user.name,
    sessionId: session.id,
    lastSeen,
    hasSecondFactor,
    owes: user.mustChangePassword ? "password" : lacksFactor ? "second-factor" : null,
  };
});

/** Where somebody who owes something is sent. */
export const OWED_PATHS = { password: "/ganti-sandi", "second-factor": "/faktor-kedua" } as const;
