import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/lib/db/generated/client";
import { closePool, pool } from "@/lib/db/pool";

const shared = globalThis as typeof globalThis & { cermatPrisma?: PrismaClient | undefined };

/** The Prisma client over the process's one pool. */
export function prisma(): PrismaClient {
  shared.cermatPrisma ??= new PrismaClient({ adapter: new PrismaPg(pool()) });
  return shared.cermatPrisma;
}

/** Lets go of every connection; the next use opens new ones. */
export async function disconnect(): Promise<void> {
  const client = shared.cermatPrisma;
  shared.cermatPrisma = undefined;
  await client?.$disconnect();
  await closePool();
}
