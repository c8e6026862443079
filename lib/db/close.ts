import { closePool } from "@/lib/db/pool";
import { disconnectPrisma } from "@/lib/db/prisma";
import { stopSender } from "@/lib/db/queue";

/** Lets go of every connection of this process; the next use opens new ones. */
export async function closeDatabase(): Promise<void> {
  await stopSender();
  await disconnectPrisma();
  await closePool();
}
