import { migrate } from "@/lib/db/migrate";
import { installQueues } from "@/lib/db/queue";
import { loadRegions } from "@/lib/db/regions-load";

/** Everything a database needs before the first query: migrations, queues, region codes. Idempotent. */
export async function prepareDatabase(url: string, adminUrl?: string): Promise<{ migrations: string[]; regions: number }> {
  const migrations = await migrate(url, adminUrl);
  await installQueues(url);
  return { migrations, regions: await loadRegions(url) };
}
