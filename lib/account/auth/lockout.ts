import { prisma } from "@/lib/db/prisma";

/** Tries without any delay. */
export const FREE_ATTEMPTS = 5;
/** Nobody is kept out for longer than this, whoever else keeps trying. */
export const MAX_WAIT_SECONDS = 60;
const FORGET_MINUTES = 15;

/**
 * Takes one of the attempts that a name has from an address, in one statement: parallel tries cannot share it. After
 * the free ones each wrong try doubles the wait, from one second on; what comes during a wait is refused and does
 * not lengthen it, so that a stranger who keeps trying locks nobody out.
 * @param address where it comes from, if a trusted proxy says so; else all share one count
 * @param now milliseconds since 1970
 * @returns false during a wait
 */
export async function reserveAttempt(
  username: string,
  address: string = "",
  now: number = Date.now(),
): Promise<boolean> {
  const id = crypto.randomUUID();
  const at = BigInt(now);
  const forgotten = BigInt(now - FORGET_MINUTES * 60_000);
  const rows = await prisma().$queryRaw<{ id: string }[]>`
    INSERT INTO rate_limit AS r (id, key, count, last_request) VALUES (${id}, ${keyOf(username, address)}, 1, ${at})
    ON CONFLICT (key) DO UPDATE SET id = EXCLUDED.id, last_request = EXCLUDED.last_request,
      count = CASE WHEN r.last_request < ${forgotten} THEN 1 ELSE least(r.count + 1, 30) END
    WHERE r.count < ${FREE_ATTEMPTS}
      OR ${at} >= r.last_request + 1000 * least(${MAX_WAIT_SECONDS}, power(2, r.count - ${FREE_ATTEMPTS}))
    RETURNING id`;
  return rows[0]?.id === id;
}

/** A right password, or somebody who sets a new one for it, opens the account again. */
export async function clearAttempts(username: string): Promise<void> {
  await prisma().$executeRaw`DELETE FROM rate_limit WHERE starts_with(key, ${keyOf(username, "")})`;
}

function keyOf(username: string, address: string): string {
  return `cermat:sign-in:${username.toLowerCase().slice(0, 60)} ${address.slice(0, 60)}`;
}
