import { APIError, createAuthMiddleware, isAPIError } from "better-auth/api";
import { clientAddress } from "./client-address";
import { reserveAttempt } from "./lockout";
import { accountById, findAccount, recordRefusal, SIGN_IN } from "./trail";

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
  if (!isAPIError(ctx.context.returned)) return;
  if (ctx.path === SIGN_IN) return recordRefusal(await findAccount(usernameIn(ctx.body)), "password");
  if (!CODE_PATHS.has(ctx.path)) return;
  const cookie = ctx.context.createAuthCookie("two_factor").name;
  const asked = await ctx.getSignedCookie(cookie, ctx.context.secret);
  const pending = asked ? await ctx.context.internalAdapter.findVerificationValue(asked) : null;
  if (pending) await recordRefusal(await accountById(pending.value), "second-factor");
});

const CODE_PATHS: ReadonlySet<string> = new Set([
  "/two-factor/verify-totp",
  "/two-factor/verify-backup-code",
]);

function usernameIn(body: unknown): string {
  const value = typeof body === "object" && body !== null && "username" in body ? body.username : "";
  return typeof value === "string" ? value.toLowerCase() : "";
}
