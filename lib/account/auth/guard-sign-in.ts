import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from "better-auth/api";
import { clientAddress } from "./client-address";
import { reserveAttempt } from "./lockout";
import { spendCode } from "./spent-code";
import { accountById, findAccount, recordRefusal, SIGN_IN } from "./trail";

/**
 * Before a password is even compared: growing delays per account name and trusted address (counted whether or
 * not the account exists), and no entry for a closed account. Every refusal is on the trail.
 */
export const guardSignIn = createAuthMiddleware(async (ctx) => {
  if (ctx.path === TOTP) return refuseSpentCode(ctx);
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
  const pending = await pendingUser(ctx);
  if (pending !== null) await recordRefusal(await accountById(pending), "second-factor");
});

type AuthContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** Whose password was right a moment ago, and who must still show a code. */
async function pendingUser(ctx: AuthContext): Promise<string | null> {
  const cookie = ctx.context.createAuthCookie("two_factor").name;
  const asked = await ctx.getSignedCookie(cookie, ctx.context.secret);
  const pending = asked ? await ctx.context.internalAdapter.findVerificationValue(asked) : null;
  return pending?.value ?? null;
}

/** A code of the second factor holds once, at sign-in and at a confirmation alike. */
async function refuseSpentCode(ctx: AuthContext): Promise<void> {
  const session = await getSessionFromCtx(ctx);
  const pending = session === null ? await pendingUser(ctx) : null;
  const userId = session?.user.id ?? pending;
  const code: unknown = ctx.body?.code;
  if (userId === null || typeof code !== "string" || (await spendCode(userId, code))) return;
  if (pending !== null) await recordRefusal(await accountById(pending), "second-factor");
  throw new APIError("UNAUTHORIZED", { code: "INVALID_CODE", message: "spent" });
}

const TOTP = "/two-factor/verify-totp";
const CODE_PATHS: ReadonlySet<string> = new Set([TOTP, "/two-factor/verify-backup-code"]);

function usernameIn(body: unknown): string {
  const value = typeof body === "object" && body !== null && "username" in body ? body.username : "";
  return typeof value === "string" ? value.toLowerCase() : "";
}
