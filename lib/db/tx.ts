import type { Prisma } from "@/lib/db/generated/client";
import { prisma } from "@/lib/db/prisma";

/** What a service sees inside its transaction. */
export type Tx = Prisma.TransactionClient;

/**
 * Waiting for a connection while the whole office presses a key at once, and for the transaction itself;
 * longer work belongs in a job.
 */
const LIMITS = { maxWait: 10_000, timeout: 15_000 };

/**
 * One transaction, READ COMMITTED: rolled back when `fn` throws. Write the audit row last, for it locks the
 * head of the chain.
 */
export function inTx<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
  return prisma().$transaction(fn, LIMITS);
}
