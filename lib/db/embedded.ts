import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { z } from "zod";
import { type ClusterFiles, clusterUrl, findRunning, initCluster, isInitialised, type Running, startCluster, stopCluster } from "@/lib/db/embedded/cluster";
import { lock, tryLock } from "@/lib/db/embedded/file-lock";

const APP_ROLE = "cermat";
const DATABASE = "cermat";
const WAIT_MS = 180_000;

const secretsShape = z.object({ postgres: z.string(), app: z.string() });

/** One process's hold on the embedded database of a data directory. */
export interface EmbeddedDatabase {
  /** For the product: a role that owns its tables but is no superuser. */
  readonly url: string;
  /** For migrations that a plain role may not do. */
  readonly adminUrl: string;
  readonly server: Running;
  /** Did this call start the server? */
  readonly started: boolean;
  /** Lets go; the last holder stops the server. */
  release(): Promise<void>;
}

/**
 * Connects to the data directory's PostgreSQL, or starts it (and makes it the first time). Any number of processes may hold it: each has
 * a shared file lock, and who finds itself alone when leaving stops the server. A holder that is killed loses its lock with its life.
 */
export async function openEmbedded(dataDir: string, settings: Readonly<Record<string, string>> = {}): Promise<EmbeddedDatabase> {
  // Entered by PostgreSQL's own user when we are root, listed by nobody else.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const home = join(dataDir, "database");
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const files: ClusterFiles = { data: join(home, "pg"), log: join(home, "postgres.log") };
  const gate = await lock(join(home, "gate.lock"), "exclusive", WAIT_MS);
  try {
    const holding = await lock(join(home, "users.lock"), "shared", WAIT_MS);
    try {
      const { server, started, secrets } = await ensureRunning(home, files, settings);
      const release = async () => {
        const leaving = await lock(join(home, "gate.lock"), "exclusive", WAIT_MS);
        try {
          holding.release();
          const alone = tryLock(join(home, "users.lock"), "exclusive");
          if (alone === undefined) return;
          const running = findRunning(files);
          if (running !== undefined) await stopCluster(running);
          alone.release();
        } finally {
          leaving.release();
        }
      };
      const url = clusterUrl(server.port, APP_ROLE, secrets.app, DATABASE);
      return { url, adminUrl: clusterUrl(server.port, "postgres", secrets.postgres, DATABASE), server, started, release };
    } catch (error) {
      holding.release();
      throw error;
    }
  } finally {
    gate.release();
  }
}

async function ensureRunning(home: string, files: ClusterFiles, settings: Readonly<Record<string, string>>) {
  const path = join(home, "secrets.json");
  if (!isInitialised(files) || !existsSync(path)) {
    const secrets = { postgres: randomBytes(24).toString("hex"), app: randomBytes(24).toString("hex") };
    await initCluster(files, secrets.postgres);
    writeFileSync(`${path}.new`, JSON.stringify(secrets), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }
  const secrets = secretsShape.parse(JSON.parse(readFileSync(path, "utf8")));
  const running = findRunning(files);
  const server = running ?? (await startCluster(files, secrets.postgres, settings));
  await ensureDatabase(clusterUrl(server.port, "postgres", secrets.postgres, "postgres"), secrets.app);
  return { server, started: running === undefined, secrets };
}

/** Idempotent, for a crash may have come between initdb and here. */
async function ensureDatabase(adminUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const role = await client.query("select 1 from pg_roles where rolname = $1", [APP_ROLE]);
    if (role.rowCount === 0) await client.query(`create role ${APP_ROLE} login password ${client.escapeLiteral(password)}`);
    const database = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (database.rowCount === 0) await client.query(`create database ${DATABASE} owner ${APP_ROLE}`);
  } finally {
    await client.end();
  }
}
