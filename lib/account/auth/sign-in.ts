import { isAPIError } from "better-auth/api";
import { UserError } from "@/lib/errors";
import { auth } from "./auth";
import { MAX_WAIT_SECONDS } from "./lockout";
import { findAccount } from "./trail";

/**
 * Compares the password, opens a session and sets its cookie on the response being made.
 * @throws UserError `sign-in-refused` (same words for an unknown name and a wrong password) ·
 * `sign-in-locked`
 */
export async function signInWithPassword(
  headers: Headers,
  username: string,
  password: string,
): Promise<{ locale: string }> {
  const name = username.trim().toLowerCase();
  try {
    await auth().api.signInUsername({ body: { username: name, password }, headers });
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error;
    if (error.statusCode === 429)
      throw new UserError("too-many", "sign-in-locked", { seconds: MAX_WAIT_SECONDS });
    throw new UserError("unauthenticated", "sign-in-refused");
  }
  return { locale: (await findAccount(name))?.locale ?? "id" };
}
