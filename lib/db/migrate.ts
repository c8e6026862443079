import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { lendAuditTables, protectAuditTables } from "@/lib/db/audit-owner";
import { MIGRATIONS_DIR, withSchemaEngine } from "@/lib/db/schema-engine";

/** Any constant will do, as long as every Cermat process uses the same one. */
const ADVISORY_LOCK = 7_226_2024;

const NO_FILTERS = { externalTables: [], externalEnums: [] };

function readMigrations(): MigrationList {
  const names = readdirSync(MIGRATIONS_DIR, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const lockPath = join(MIGRATIONS_DIR, "migration_lock.toml");
  return {
    baseDir: MIGRATIONS_DIR,
    lockfile: {
      path: "migration_lock.toml",
      content: existsSync(lockPath) ? readFileSync(lockPath, "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(MIGRATIONS_DIR, path, "migration.sql"), "utf8") },
      },
    })),
  };
}

/**
 * Brings the database to the newest migration and returns the names of those just applied. Processes that
 * start together wait for one another. With `adminUrl` the audit tables belong to a role of their own
 * afterwards.
 */
export async function migrate(url: string, adminUrl?: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [ADVISORY_LOCK]);
    const pending = await pendingMigrations(client);
    if (pending.length > 0) {
      if (adminUrl !== undefined) await lendAuditTables(adminUrl, url);
      await withSchemaEngine(url, (engine) =>
        engine.applyMigrations({ migrationsList: readMigrations(), filters: NO_FILTERS }),
      );
    }
    if (adminUrl !== undefined) await protectAuditTables(adminUrl, url);
    return pending;
  } finally {
    await client.end();
  }
}

/** Migrations of this version that the database has not seen, oldest first. */
export async function pendingMigrations(client: pg.ClientBase | pg.Pool): Promise<string[]> {
  const exists = await client.query("select to_regclass('_prisma_migrations') as found");
  const found: unknown = exists.rows[0]?.found;
  const done =
    found === null
      ? []
      : (
          await client.query(
            "select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null",
          )
        ).rows;
  const applied = new Set(done.map((row: { migration_name: string }) => row.migration_name));
  return readMigrations()
    .migrationDirectories.map((directory) => directory.path)
    .filter((name) => !applied.has(name));
}

/** The SQL that would turn the database into what schema.prisma says; empty when they agree. */
export function schemaDrift(url: string): Promise<string> {
  return withSchemaEngine(url, async (engine, schema) => {
    const result = await engine.diff({
      from: {
        tag: "schemaDatasource",
        files: [{ path: "schema.prisma", content: schema }],
        configDir: MIGRATIONS_DIR,
      },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] },
      script: true,
      exitCode: null,
      filters: { externalTables: ["public._prisma_migrations"], externalEnums: [] },
    });
    return result.stdout ?? "";
  });
}
