import type { Ctx } from "@/lib/access/actor";
import { prisma } from "@/lib/db/prisma";

/** Searches by name that one person may make in a minute: a hand needs fewer, a script that spells names out more. */
export const SEARCHES_A_MINUTE = 40;
const MINUTE = 60_000;

/**
 * Counts one search by name, in one statement, so that searches at once are counted as well.
 * @param now milliseconds since 1970
 * @returns false when there were too many in this minute
 */
export async function takeSearch({ actor }: Ctx, now: number = Date.now()): Promise<boolean> {
  const [id, at] = [crypto.randomUUID(), BigInt(now)];
  const [row] = await prisma().$queryRaw<{ count: number }[]>`
    INSERT INTO rate_limit AS r (id, key, count, last_request) VALUES (${id}, ${`cermat:search:${actor.id}`}, 1, ${at})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN r.last_request <= ${BigInt(now - MINUTE)} THEN 1 ELSE least(r.count + 1, 1000) END,
      last_request = CASE WHEN r.last_request <= ${BigInt(now - MINUTE)} THEN ${at} ELSE r.last_request END
    RETURNING count`;
  return (row?.count ?? 0) <= SEARCHES_A_MINUTE;
}
