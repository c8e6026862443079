import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { actorOf } from "@/lib/account/auth/trail";
import { auth } from "@/lib/account/auth/auth";
import type { Actor } from "@/lib/access/actor";

export interface SessionUser {
  readonly actor: Actor;
  readonly name: string;
  readonly sessionId: string;
  readonly mustChangePassword: boolean;
}

/**
 * Who is asking, read from the database once per request: a revoked session or a closed account ends at the
 * next click.
 */
export const currentUser = cache(async (): Promise<SessionUser | null> => {
  const found = await auth().api.getSession({ headers: await headers() });
  if (found === null || found.user.banned) return null;
  const { user, session } = found;
  return {
    actor: actorOf({ id: user.id, username: String(user.username), role: user.role, areas: user.areas }),
    name: user.name,
    sessionId: session.id,
    mustChangePassword: user.mustChangePassword,
  };
});
