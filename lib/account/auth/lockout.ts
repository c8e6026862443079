import { prisma } from "@/lib/db/prisma";

export const MAX_ATTEMPTS = 5;
export const LOCK_MINUTES = 15;

/**
 * Takes one of the attempts that an account name has, in one statement: parallel tries cannot share it.
 * @returns false when none is left in this window
 */
export async function reserveAttempt(username: string): Promise<boolean> {
  const now = BigInt(Date.now());
  const start = now - BigInt(LOCK_MINUTES * 60_000);
  const rows = await prisma().$queryRaw<{ count: number }[]>`
    INSERT INTO rate_limit AS r (id, key, count, last_request) VALUES (${crypto.randomUUID()}, ${keyOf(username)}, 1, ${now})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN r.last_request < ${start} THEN 1 ELSE r.count + 1 END,
      last_request = CASE WHEN r.last_request < ${start} THEN ${now} ELSE r.last_request END
    RETURNING count`;
  return (rows[0]?.count ?? 1) <= MAX_ATTEMPTS;
}

/** A right password, or somebody who sets a new one for it, opens the account again. */
export async function clearAttempts(username: string): Promise<void> {
  await prisma().$executeRaw`DELETE FROM rate_limit WHERE key = ${keyOf(username)}`;
}

function keyOf(username: string): string {
  return `cermat:sign-in:${username.toLowerCase().slice(0, 60)}`;
}
