import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { closeDatabase } from "@/lib/db/close";
import { rereadEnv } from "@/lib/env";
import { APP_ROLE, OWNER_ROLE, ownerUrl } from "@/lib/db/owner/roles";
import { PASSWORD, TEMPLATE } from "@/tests/support/database-server";

export interface TestDatabase {
  /** The product's own role. */
  readonly url: string;
  /** The role that owns the database, as the process that migrates has it. */
  readonly ownerUrl: string;
  /** A superuser on the same database, for looking behind the scenes. */
  readonly adminUrl: string;
  readonly dataDir: string;
}

/**
 * A database of this test file's own, cloned from the migrated template, and the environment set so that
 * `lib/db` uses it. Call it once at the top of the file: `const database = await freshDatabase();`. It is
 * dropped when the file is done.
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const { drop, ...ways } = await createDatabase(TEMPLATE);
  const dataDir = mkdtempSync(join(tmpdir(), "cermat-files-"));
  Object.assign(process.env, { DATABASE_URL: ways.url, CERMAT_DATA_DIR: dataDir, LOG_LEVEL: "silent" });
  rereadEnv();
  afterAll(async () => {
    await closeDatabase();
    await drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { ...ways, dataDir };
}

/** One more database on the test server; `template0` is an empty one. Whoever makes it drops it. */
export async function createDatabase(
  template: string,
): Promise<Omit<TestDatabase, "dataDir"> & { drop(): Promise<void> }> {
  const server = inject("databaseServer");
  const name = `t_${randomBytes(6).toString("hex")}`;
  await onServer(`${server}/postgres`, `create database ${name} template ${template} owner ${OWNER_ROLE}`);
  const { host } = new URL(server);
  return {
    url: `postgresql://${APP_ROLE}:${PASSWORD}@${host}/${name}`,
    ownerUrl: ownerUrl(`${server}/${name}`),
    adminUrl: `${server}/${name}`,
    drop: () => onServer(`${server}/postgres`, `drop database ${name} with (force)`),
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
