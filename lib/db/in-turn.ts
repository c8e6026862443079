import type { Tx } from "@/lib/db/tx";

/**
 * Waits until no other transaction does this, and keeps the others waiting until this one ends: what has a limit is
 * counted one after the other, so that a burst cannot slip past it.
 * @param what with whose it is, such as `reveal u-1`
 */
export async function inTurn(tx: Tx, what: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${what}, 0))::text`;
}
