import { createHash } from "node:crypto";
import { prisma } from "@/lib/db/prisma";

/** A code is right for its own 30 seconds and those before and after (RFC 6238, 5.2). */
const SPENT_SECONDS = 90;

/**
 * Takes a code of the second factor for one try, in one statement: somebody who saw it over a shoulder cannot use it
 * too, not even at the same moment.
 * @returns false where it was given before
 */
export async function spendCode(userId: string, code: string, now: number = Date.now()): Promise<boolean> {
  const id = crypto.randomUUID();
  const key = `cermat:code:${createHash("sha256").update(`${userId} ${code}`).digest("hex")}`;
  const old = BigInt(now - SPENT_SECONDS * 1000);
  await prisma().$executeRaw`
    DELETE FROM rate_limit WHERE starts_with(key, 'cermat:code:') AND last_request < ${old}`;
  const rows = await prisma().$queryRaw<{ id: string }[]>`
    INSERT INTO rate_limit AS r (id, key, count, last_request) VALUES (${id}, ${key}, 1, ${BigInt(now)})
    ON CONFLICT (key) DO NOTHING RETURNING id`;
  return rows[0]?.id === id;
}
