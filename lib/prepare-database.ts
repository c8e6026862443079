import { migrate } from "@/lib/db/migrate";
import { grantToApp } from "@/lib/db/owner/grants";
import { userOf } from "@/lib/db/owner/roles";
import { newClient } from "@/lib/db/pool";
import { installQueues } from "@/lib/db/queue";
import { unreachable } from "@/lib/db/schema-state";
import { loadRegions } from "@/lib/regions/load-into-database";
import { UserError } from "./errors";

const OLDEST_SERVER = 15;

/** How the process that prepares a database gets in, and for whom it does so. */
export interface Preparing {
  /** Of the owner of the database. */
  readonly url: string;
  /** The product's role. Where it is the owner itself, nothing can be kept from it. */
  readonly app: string;
}

/**
 * Everything a database needs before the first query: migrations, queues, region codes, and the rights of the
 * product's role. Idempotent.
 *
 * @throws UserError `database-unreachable` · `database-too-old` · `migration-failed`
 */
export async function prepareDatabase({
  url,
  app,
}: Preparing): Promise<{ migrations: string[]; regions: number }> {
  await assertServer(url);
  const migrations = await migrate(url);
  await installQueues(url);
  const regions = await loadRegions(url);
  if (userOf(url) !== app) await grantToApp(url, app);
  return { migrations, regions };
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
    throw unreachable(url, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
