import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import {
  type ClusterFiles,
  clusterUrl,
  initCluster,
  startCluster,
  stopCluster,
} from "@/lib/db/embedded/cluster";
import { APP_ROLE, OWNER_ROLE, ownerUrl } from "@/lib/db/owner/roles";
import { prepareDatabase } from "@/lib/prepare-database";

declare module "vitest" {
  export interface ProvidedContext {
    /** Superuser's address of the test server, without a database name. */
    databaseServer: string;
  }
}

/**
 * The database that every test file's own one is cloned from: migrated, region codes loaded, nothing else.
 */
export const TEMPLATE = "cermat_template";
export const PASSWORD = "only-for-tests";

/**
 * Tests need no durability: a crash of the machine loses nothing of worth. Nor do they need a cleaner that comes
 * by the clock: it would stand in the template just when a database is to be cloned from it, and what the
 * product analyses itself is all that its plans may rely on.
 */
const QUICK = {
  autovacuum: "off",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  shared_buffers: "256MB",
  max_connections: "200",
};

/** Statistics of what a migrated database begins with, as an office's has them the next morning. */
async function analysed(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("vacuum analyze");
  await client.end();
}

/** Vitest global setup: one PostgreSQL in a temporary directory for the whole run of a project. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), "cermat-test-"));
  chmodSync(directory, 0o711);
  const files: ClusterFiles = { data: join(directory, "pg"), log: join(directory, "postgres.log") };
  await initCluster(files, PASSWORD);
  const server = await startCluster(files, QUICK);
  const stop = async () => {
    await stopCluster(server);
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const admin = clusterUrl(server.port, "postgres", PASSWORD, "postgres");
    const client = new pg.Client({ connectionString: admin });
    await client.connect();
    await client.query(`create role ${APP_ROLE} login password '${PASSWORD}'`);
    await client.query(`create role ${OWNER_ROLE} nologin`);
    await client.query(`create database ${TEMPLATE} owner ${OWNER_ROLE}`);
    const template = clusterUrl(server.port, "postgres", PASSWORD, TEMPLATE);
    await prepareDatabase({ url: ownerUrl(template), app: APP_ROLE });
    await analysed(template);
    await client.query(`alter database ${TEMPLATE} is_template true allow_connections false`);
    await client.end();
    project.provide("databaseServer", admin.replace(/\/postgres$/, ""));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
