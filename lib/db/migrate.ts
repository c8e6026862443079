import pg from "pg";
import { UserError } from "@/lib/errors";
import { readMigrations, type MigrationFile } from "./migration-files";
import {
  appliedMigrations,
  closeFailed,
  ensureHistory,
  recordFailed,
  recordFinished,
  recordStarted,
} from "./migration-history";

/** The lock that Prisma's own engine takes, so that neither migrates while the other does. */
const ADVISORY_LOCK = 72_707_369;

/**
 * Brings the database to the newest migration and returns the names of those just applied. Processes that
 * start together wait for one another.
 * @param url of the owner of the database
 * @param migrations those of this version unless a test brings others
 * @throws UserError `migration-failed`; the database is then as the migration before left it
 */
export async function migrate(
  url: string,
  migrations: readonly MigrationFile[] = readMigrations(),
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "cermat-migrate" });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
    await ensureHistory(client);
    const applied = await appliedMigrations(client);
    assertNotNewer(applied, migrations);
    const pending = migrations.filter(({ name }) => !applied.has(name));
    await closeFailed(client);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** The script is sent whole: PostgreSQL parses it, and it may hold functions with semicolons of their own. */
async function apply(client: pg.Client, migration: MigrationFile): Promise<void> {
  const id = await recordStarted(client, migration);
  try {
    await client.query("BEGIN");
    await client.query(migration.script);
    await recordFinished(client, id);
    await client.query("COMMIT");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // Where the connection itself was lost, the unfinished row says so to the next start.
    await client
      .query("ROLLBACK")
      .then(() => recordFailed(client, id, reason))
      .catch(() => undefined);
    throw new UserError("usage", "migration-failed", { name: migration.name, reason }, { cause: error });
  }
}

/**
 * A database that a newer version has migrated is left alone: what it holds is not known here.
 * @throws UserError `schema-new`
 */
export function assertNotNewer(
  applied: ReadonlySet<string>,
  migrations: readonly MigrationFile[] = readMigrations(),
): void {
  const newest = migrations.at(-1)?.name ?? "";
  const unknown = [...applied].find((name) => name > newest);
  if (unknown !== undefined) throw new UserError("usage", "schema-new", { migration: unknown });
}

/** Migrations of this version that the database has not seen, oldest first. */
export async function pendingMigrations(client: pg.ClientBase | pg.Pool): Promise<string[]> {
  const applied = await appliedMigrations(client);
  return readMigrations()
    .map(({ name }) => name)
    .filter((name) => !applied.has(name));
}
