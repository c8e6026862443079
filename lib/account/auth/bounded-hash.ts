import { hashPassword, verifyPassword } from "better-auth/crypto";
import pLimit from "p-limit";
import { UserError } from "@/lib/errors";

/** A hash takes a core and 16 MB for a moment: strangers who send passwords must not take them all. */
const limit = pLimit(2);
/** Who would wait longer than this many others is told to come again. */
const MAX_WAITING = 40;

const bounded = <T>(work: () => Promise<T>): Promise<T> => {
  if (limit.pendingCount >= MAX_WAITING) throw new UserError("too-many", "sign-in-busy");
  return limit(work);
};

/** The one way to make or compare a password's hash. @throws UserError `sign-in-busy` */
export const hashBounded = async (password: string): Promise<string> => bounded(() => hashPassword(password));
export const verifyBounded = async (given: { hash: string; password: string }): Promise<boolean> =>
  bounded(() => verifyPassword(given));
