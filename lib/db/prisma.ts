import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/lib/db/generated/client";
import { pool } from "@/lib/db/pool";

const shared = globalThis as typeof globalThis & { cermatPrisma?: PrismaClient | undefined };

/** The Prisma client over the process's one pool. */
export function prisma(): PrismaClient {
  shared.cermatPrisma ??= new PrismaClient({ adapter: new PrismaPg(pool()) });
  return shared.cermatPrisma;
}

export async function disconnectPrisma(): Promise<void> {
  const client = shared.cermatPrisma;
  shared.cermatPrisma = undefined;
  await client?.$disconnect();
}
