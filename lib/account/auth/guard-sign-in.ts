import { APIError, createAuthMiddleware, isAPIError } from "better-auth/api";
import { clientAddress } from "./client-address";
import { reserveAttempt } from "./lockout";
import { findAccount, recordRefusal } from "./trail";

/**
 * Before a password is even compared: growing delays per account name and trusted address (counted whether or
 * not the account exists), and no entry for a closed account. Every refusal is on the trail.
 */
export const guardSignIn = createAuthMiddleware(async (ctx) => {
  if (ctx.path !== SIGN_IN) return;
  const username = usernameIn(ctx.body);
  const account = await findAccount(username);
  if (!(await reserveAttempt(username, clientAddress(ctx.headers)))) {
    await recordRefusal(account, "locked");
    throw new APIError("TOO_MANY_REQUESTS", { code: "SIGN_IN_LOCKED", message: "too many attempts" });
  }
  if (account?.banned === true) {
    await recordRefusal(account, "deactivated");
    throw new APIError("UNAUTHORIZED", { code: "INVALID_USERNAME_OR_PASSWORD", message: "refused" });
  }
});

export const recordFailedSignIn = createAuthMiddleware(async (ctx) => {
  if (ctx.path !== SIGN_IN || !isAPIError(ctx.context.returned)) return;
  const account = await findAccount(usernameIn(ctx.body));
  await recordRefusal(account, account === null ? "unknown" : "password");
});

const SIGN_IN = "/sign-in/username";

function usernameIn(body: unknown): string {
  const value = typeof body === "object" && body !== null && "username" in body ? body.username : "";
  return typeof value === "string" ? value.toLowerCase() : "";
}
