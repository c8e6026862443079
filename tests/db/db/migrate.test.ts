import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { migrate } from "@/lib/db/migrate";
import { readMigrations, type MigrationFile } from "@/lib/db/migration-files";
import { createDatabase } from "@/tests/support/fresh-database";
import { deployWithPrisma, diagnoseWithPrisma } from "@/tests/support/schema-engine";

// The runner of the product beside Prisma's own engine: what one writes, the other must read as its own.

const opened: { drop(): Promise<void> }[] = [];
afterAll(() => Promise.all(opened.map((database) => database.drop())));

async function emptyDatabase() {
  const database = await createDatabase("template0");
  opened.push(database);
  return { url: database.ownerUrl };
}

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

const history = (url: string) =>
  ask(
    url,
    `SELECT migration_name, checksum, logs, applied_steps_count, length(id) AS id_length, finished_at >=
      started_at AS finished,
       rolled_back_at IS NOT NULL AS rolled_back FROM _prisma_migrations ORDER BY started_at`,
  );

/** Columns, indexes, constraints, triggers and functions, `_prisma_migrations` included. */
const shape = async (url: string) => ({
  columns: await ask(
    url,
    `SELECT table_name, column_name, ordinal_position, data_type, character_maximum_length, is_nullable, column_default
     FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 3`,
  ),
  indexes: await ask(url, "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"),
  constraints: await ask(
    url,
    `SELECT conrelid::regclass::text AS of, conname, pg_get_constraintdef(oid) AS def FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
  ),
  triggers: await ask(
    url,
    "SELECT pg_get_triggerdef(oid) AS def FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1",
  ),
  functions: await ask(
    url,
    `SELECT p.proname, p.prosrc FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY 1`,
  ),
});

const all = readMigrations();
const names = all.map(({ name }) => name);
const NOTHING_TO_SAY = {
  failedMigrationNames: [],
  editedMigrationNames: [],
  history: null,
  hasMigrationsTable: true,
};

test("the runner leaves the same database and the same history as Prisma's engine", async () => {
  const [ours, theirs] = [await emptyDatabase(), await emptyDatabase()];
  expect(await migrate(ours.url)).toEqual(names);
  expect(await deployWithPrisma(theirs.url, all)).toEqual(names);
  expect(await shape(ours.url)).toEqual(await shape(theirs.url));
  expect(await history(ours.url)).toEqual(await history(theirs.url));
});

test("either goes on where the other stopped", async () => {
  const [first, second] = [await emptyDatabase(), await emptyDatabase()];
  const [half, rest] = [all.slice(0, 3), names.slice(3)];
  await migrate(first.url, half);
  expect(await deployWithPrisma(first.url, all)).toEqual(rest);
  expect(await migrate(first.url)).toEqual([]);
  await deployWithPrisma(second.url, half);
  expect(await migrate(second.url)).toEqual(rest);
  expect(await deployWithPrisma(second.url, all)).toEqual([]);
  for (const { url } of [first, second]) expect(await diagnoseWithPrisma(url, all)).toEqual(NOTHING_TO_SAY);
});

test("processes that start together apply each migration once", async () => {
  const { url } = await emptyDatabase();
  const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  expect(applied.flat().sort()).toEqual(names);
});

const scriptOf = (script: string): MigrationFile => ({
  name: "20990101000000_broken",
  script,
  checksum: "0".repeat(64),
});

test("a migration that fails leaves nothing behind, is named, and is made again at the next start", async () => {
  const { url } = await emptyDatabase();
  const broken = scriptOf("CREATE TABLE half (id int); SELECT 1 / 0;");
  await expect(migrate(url, [...all, broken])).rejects.toMatchObject({
    code: "migration-failed",
    values: { name: broken.name, reason: "division by zero" },
  });
  expect(await ask(url, "SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
  expect((await history(url)).at(-1)).toMatchObject({
    migration_name: broken.name,
    logs: "division by zero",
    applied_steps_count: 0,
    finished: null,
    rolled_back: false,
  });
  // Prisma reads it as a failed migration, and refuses to go on until somebody resolves it.
  expect(await diagnoseWithPrisma(url, [...all, broken])).toMatchObject({
    failedMigrationNames: [broken.name],
  });
  await expect(deployWithPrisma(url, [...all, broken])).rejects.toThrow();

  const mended = scriptOf("CREATE TABLE half (id int);");
  expect(await migrate(url, [...all, mended])).toEqual([mended.name]);
  expect((await history(url)).slice(-2)).toMatchObject([
    { rolled_back: true, finished: null },
    { rolled_back: false, finished: true, logs: null, applied_steps_count: 1 },
  ]);
  expect(await deployWithPrisma(url, [...all, mended])).toEqual([]);
});
