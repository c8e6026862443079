import { isAPIError } from "better-auth/api";
import { UserError } from "@/lib/errors";
import { auth } from "./auth";
import { MAX_WAIT_SECONDS } from "./lockout";
import { findAccount } from "./trail";

/** After ten wrong codes in a row, which only follow a right password. */
const FACTOR_LOCK_SECONDS = 900;

/**
 * Compares the password; opens a session and sets its cookie on the response being made, or says that the code of
 * the second factor must follow (`signInWithCode`).
 * @throws UserError `sign-in-refused` (same words for an unknown name and a wrong password) ·
 * `sign-in-locked`
 */
export async function signInWithPassword(
  headers: Headers,
  username: string,
  password: string,
): Promise<{ locale: string; awaitsCode: boolean }> {
  const name = username.trim().toLowerCase();
  let answer: unknown;
  try {
    answer = await auth().api.signInUsername({ body: { username: name, password }, headers });
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error;
    if (error.statusCode === 429)
      throw new UserError("too-many", "sign-in-locked", { seconds: MAX_WAIT_SECONDS });
    throw new UserError("unauthenticated", "sign-in-refused");
  }
  const awaitsCode = typeof answer === "object" && answer !== null && "twoFactorRedirect" in answer;
  return { locale: (await findAccount(name))?.locale ?? "id", awaitsCode };
}

/**
 * Second half of signing in: a code of the application, or a recovery code, which is used up by it.
 * @throws UserError `second-factor-wrong` · `second-factor-late` when the password was too long ago · `sign-in-locked`
 */
export async function signInWithCode(headers: Headers, code: string): Promise<void> {
  const body = { code, trustDevice: false };
  try {
    if (/^\d{6}$/.test(code)) await auth().api.verifyTOTP({ body, headers });
    else await auth().api.verifyBackupCode({ body, headers });
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error;
    if (error.statusCode === 429)
      throw new UserError("too-many", "sign-in-locked", { seconds: FACTOR_LOCK_SECONDS });
    const wrong = error.body?.code === "INVALID_CODE" || error.body?.code === "INVALID_BACKUP_CODE";
    throw new UserError("unauthenticated", wrong ? "second-factor-wrong" : "second-factor-late");
  }
}
