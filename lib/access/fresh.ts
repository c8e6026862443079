import { forbidden } from "@/lib/errors";
import type { Ctx } from "./actor";

/** How long a confirmation holds: one for a series of actions, not one for each. */
export const FRESH_MINUTES = 15;

/**
 * What must not be done from a browser that somebody left open: full identities that leave, strikes, accounts. The
 * one place that asks; the server's own command line has no session, and its purpose and trail suffice.
 * @throws UserError `confirm-first`, on which the page asks for the password or a code and goes on
 */
export function assertFresh({ session }: Ctx, now: number = Date.now()): void {
  if (session === undefined) return;
  if (now - session.confirmedAt.getTime() > FRESH_MINUTES * 60_000)
    throw forbidden("confirm-first", { minutes: FRESH_MINUTES });
}
