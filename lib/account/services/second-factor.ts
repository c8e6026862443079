import { isAPIError } from "better-auth/api";
import { auth } from "@/lib/account/auth/auth";
import { clearAttempts, MAX_WAIT_SECONDS, reserveAttempt } from "@/lib/account/auth/lockout";
import type { SecondFactorStart } from "@/lib/account/model/second-factor";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { badInput, UserError } from "@/lib/errors";
import { drawCode } from "./draw-code";

/**
 * Makes a secret for an application that shows codes (RFC 6238). Nothing holds until a first code has come back.
 * @throws `password-wrong` · `sign-in-locked`
 */
export async function startSecondFactor(
  ctx: Ctx,
  headers: Headers,
  password: string,
): Promise<SecondFactorStart> {
  authorise(ctx.actor, "account.own");
  const made = await guessed(ctx, "password-wrong", () =>
    auth().api.enableTwoFactor({ body: { password, method: "totp" }, headers }),
  );
  if (made.method !== "totp") throw new Error("the library set up another method than the one asked for");
  // The library names an account by its address; an application is to show the user name.
  const uri = new URL(made.totpURI);
  const secret = uri.searchParams.get("secret") ?? "";
  const shown = `otpauth://totp/Cermat:${encodeURIComponent(ctx.actor.username)}?secret=${secret}&issuer=Cermat`;
  return { ...drawCode(shown), secret, codes: made.backupCodes };
}

/**
 * The first code shows that the application holds the secret: from now on every sign-in asks for one.
 * @throws `second-factor-wrong` · `sign-in-locked`
 */
export async function confirmSecondFactor(ctx: Ctx, headers: Headers, code: string): Promise<void> {
  authorise(ctx.actor, "account.own");
  await guessed(ctx, "second-factor-wrong", () => auth().api.verifyTOTP({ body: { code }, headers }));
  await record(ctx, "user.second-factor-on");
}

/** @throws `password-wrong` · `sign-in-locked` · `confirm-first` */
export async function dropSecondFactor(ctx: Ctx, headers: Headers, password: string): Promise<void> {
  authorise(ctx.actor, "account.own");
  await guessed(ctx, "password-wrong", () => auth().api.disableTwoFactor({ body: { password }, headers }));
  await record(ctx, "user.second-factor-off");
}

/** The library's refusals as ours, and no more tries than at the door: a session is not a place to guess in. */
export async function guessed<T>(ctx: Ctx, code: string, work: () => Promise<T>): Promise<T> {
  const own = `own ${ctx.actor.id}`;
  if (!(await reserveAttempt(own)))
    throw new UserError("too-many", "sign-in-locked", { seconds: MAX_WAIT_SECONDS });
  try {
    const done = await work();
    await clearAttempts(own);
    return done;
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) throw badInput(code);
    throw error;
  }
}

const record = (ctx: Ctx, action: string): Promise<void> =>
  auditedTx(ctx, { action, entityType: "user", entityId: ctx.actor.id }, (tx) =>
    audit(tx, ctx, { action, entityType: "user", entityId: ctx.actor.id, data: {} }),
  );
