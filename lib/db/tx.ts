import type { Prisma } from "@/lib/db/generated/client";
import { prisma } from "@/lib/db/prisma";

/** What a service sees inside its transaction. */
export type Tx = Prisma.TransactionClient;

/**
 * Waiting for a connection while the whole office presses a key at once, and for the transaction itself;
 * longer work belongs in a job. In milliseconds.
 */
const LIMITS = { maxWait: 10_000, timeout: 15_000 };

/** Nobody waits for the answer of the worker. In milliseconds. */
const LONG_LIMITS = { maxWait: 60_000, timeout: 60 * 60_000 };

/** Work of the worker, over many records. */
export interface AtLength {
  /** How many records are done, for whoever looks on meanwhile; outside the transaction. */
  readonly tell: (done: number) => Promise<void>;
  /** The last thing in the transaction of the work. */
  readonly within: (tx: Tx) => Promise<void>;
}

/**
 * One transaction, READ COMMITTED: rolled back when `fn` throws. Write the audit row last, for it locks the
 * head of the chain.
 * @param long of the worker
 */
export function inTx<T>(fn: (tx: Tx) => Promise<T>, long?: AtLength): Promise<T> {
  if (long === undefined)
    return prisma().$transaction(async (tx) => {
      // What is given up here ends in the database as well, and holds nobody up.
      await tx.$executeRawUnsafe(`SET LOCAL statement_timeout = ${LIMITS.timeout}`);
      return fn(tx);
    }, LIMITS);
  return prisma().$transaction(async (tx) => {
    const done = await fn(tx);
    await long.within(tx);
    return done;
  }, LONG_LIMITS);
}
