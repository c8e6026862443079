import { migrate } from "@/lib/db/migrate";
import { newClient } from "@/lib/db/pool";
import { installQueues } from "@/lib/db/queue";
import { loadRegions } from "@/lib/regions/load-into-database";
import { UserError } from "./errors";

const OLDEST_SERVER = 15;

/**
 * Everything a database needs before the first query: migrations, queues, region codes. Idempotent.
 *
 * @throws UserError `database-unreachable` · `database-too-old` · `migration-failed`
 */
export async function prepareDatabase(
  url: string,
  adminUrl?: string,
): Promise<{ migrations: string[]; regions: number }> {
  await assertServer(url);
  const migrations = await migrate(url, adminUrl);
  await installQueues(url);
  return { migrations, regions: await loadRegions(url) };
}

async function assertServer(url: string): Promise<void> {
  const client = newClient(url);
  try {
    await client.connect();
    const result = await client.query("show server_version_num");
    const version = Math.floor(Number(result.rows[0]?.server_version_num) / 10_000);
    if (version < OLDEST_SERVER)
      throw new UserError("usage", "database-too-old", { version, oldest: OLDEST_SERVER });
  } catch (error) {
    if (error instanceof UserError) throw error;
    // Host and user, never the password.
    const { host, username, pathname } = new URL(url);
    throw new UserError(
      "usage",
      "database-unreachable",
      { where: `${username}@${host}${pathname}`, reason: error instanceof Error ? error.message : "?" },
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
