import pg from "pg";
import { assertNotNewer, pendingMigrations } from "@/lib/db/migrate";
import { appliedMigrations } from "@/lib/db/migration-history";
import { UserError } from "@/lib/errors";

/** No role, no database, no right to read what was migrated: the last step of making it gives that. */
const NOT_YET_MADE: readonly unknown[] = ["28P01", "28000", "3D000", "42501"];

/**
 * Is there nothing yet that could be old?
 * @throws UserError `database-unreachable`
 */
export async function isAbsent(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: "cermat-schema" });
  try {
    await client.connect();
    return (await appliedMigrations(client)).size === 0;
  } catch (error) {
    if (error instanceof Error && "code" in error && NOT_YET_MADE.includes(error.code)) return true;
    throw unreachable(url, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Host and user, never the password. */
export function unreachable(url: string, error: unknown): UserError {
  const { host, username, pathname } = new URL(url);
  const reason = error instanceof Error ? error.message : "?";
  return new UserError(
    "usage",
    "database-unreachable",
    { where: `${username}@${host}${pathname}`, reason },
    { cause: error },
  );
}

/**
 * A process that works with the tables leaves them alone when they are of another version.
 * @throws UserError `schema-old`, which names the command that migrates · `schema-new`
 */
export async function assertSchema(client: pg.ClientBase | pg.Pool): Promise<void> {
  assertNotNewer(await appliedMigrations(client));
  const [migration] = await pendingMigrations(client);
  if (migration !== undefined) throw new UserError("usage", "schema-old", { migration });
}
