import { randomBytes } from "node:crypto";
import { prisma } from "@/lib/db/prisma";
import { FIRST_ACCOUNT, SYSTEM } from "@/lib/access/actor";
import { createUser } from "./create";

/**
 * For the very first start: where no account exists, makes the first account with a one-time password, to be
 * printed once and changed at the first sign-in. Of two processes that start together one creates it and the
 * other gets null.
 */
export async function ensureFirstAccount(): Promise<{ username: string; password: string } | null> {
  if ((await prisma().user.count()) > 0) return null;
  const password = oneTimePassword();
  try {
    await createUser({ actor: SYSTEM }, { ...FIRST_ACCOUNT, password });
    return { username: FIRST_ACCOUNT.username, password };
  } catch (error) {
    if ((await prisma().user.count()) > 0) return null;
    throw error;
  }
}

/** 20 letters and digits in groups of five, about 95 bits, without look-alikes. */
function oneTimePassword(): string {
  const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
  const letters = Array.from(randomBytes(20), (byte) => alphabet[byte % alphabet.length]).join("");
  return letters.replace(/(.{5})(?=.)/g, "$1-");
}
