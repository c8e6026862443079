import type pg from "pg";
import { randomUUID } from "node:crypto";
import type { MigrationFile } from "./migration-files";

// The table in which Prisma keeps what was applied. We write what its own engine writes, so that
// `prisma migrate` and this product can take turns on one database.

const CREATE_TABLE = `CREATE TABLE _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

async function hasHistory(client: pg.ClientBase | pg.Pool): Promise<boolean> {
  const found = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS yes");
  return found.rows[0]?.yes === true;
}

export async function ensureHistory(client: pg.ClientBase): Promise<void> {
  if (!(await hasHistory(client))) await client.query(CREATE_TABLE);
}

/** Names of the migrations that were applied to their end. */
export async function appliedMigrations(client: pg.ClientBase | pg.Pool): Promise<Set<string>> {
  if (!(await hasHistory(client))) return new Set();
  const done = await client.query<{ migration_name: string }>(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  return new Set(done.rows.map((row) => row.migration_name));
}

/**
 * Attempts that ended in the middle are marked as rolled back, which they are: every migration is one
 * transaction. Prisma asks a person for the same (`migrate resolve --rolled-back`) before it goes on.
 */
export async function closeFailed(client: pg.ClientBase): Promise<void> {
  await client.query(
    "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL",
  );
}

/** Written before the migration and outside its transaction: what a crash interrupts can be read here. */
export async function recordStarted(client: pg.ClientBase, migration: MigrationFile): Promise<string> {
  const id = randomUUID();
  await client.query("INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)", [
    id,
    migration.checksum,
    migration.name,
  ]);
  return id;
}

/** In the migration's own transaction. */
export async function recordFinished(client: pg.ClientBase, id: string): Promise<void> {
  await client.query(
    `UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count =
      applied_steps_count + 1 WHERE id = $1`,
    [id],
  );
}

export async function recordFailed(client: pg.ClientBase, id: string, logs: string): Promise<void> {
  await client.query("UPDATE _prisma_migrations SET logs = $2 WHERE id = $1", [id, logs]);
}
