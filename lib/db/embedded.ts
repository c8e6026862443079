import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { z } from "zod";
import {
  type ClusterFiles,
  clusterUrl,
  findRunning,
  initCluster,
  isInitialised,
  type Running,
  startCluster,
  stopCluster,
} from "@/lib/db/embedded/cluster";
import { type FileLock, lock, tryLock } from "@/lib/db/embedded/file-lock";

const APP_ROLE = "cermat";
const DATABASE = "cermat";
const WAIT_MS = 180_000;

const secretsSchema = z.object({ postgres: z.string(), app: z.string() });
type Secrets = z.infer<typeof secretsSchema>;
type Settings = Readonly<Record<string, string>>;

/** One process's hold on the embedded database of a data directory. */
export interface EmbeddedDatabase {
  /** For the product: a role that owns its tables but is no superuser. */
  readonly url: string;
  /** For migrations that a plain role may not do. */
  readonly adminUrl: string;
  readonly server: Running;
  /** Did this call start the server? */
  readonly started: boolean;
  /** Starts a server that died again, at the same address. @returns whether it had died */
  revive(): Promise<boolean>;
  /** Lets go; the last holder stops the server. */
  release(): Promise<void>;
}

interface Home {
  readonly files: ClusterFiles;
  /** Held exclusively by whoever starts or stops the server. */
  readonly gate: string;
  /** Held in shared mode by every process that uses the server. */
  readonly users: string;
  readonly secrets: string;
}

function homeOf(dataDir: string): Home {
  // Entered by PostgreSQL's own user when we are root, listed by nobody else.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const home = join(dataDir, "database");
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const files = { data: join(home, "pg"), log: join(home, "postgres.log") };
  return {
    files,
    gate: join(home, "gate.lock"),
    users: join(home, "users.lock"),
    secrets: join(home, "secrets.json"),
  };
}

/** Runs `fn` while no other process starts or stops the server. */
async function gated<T>(home: Home, fn: () => Promise<T>): Promise<T> {
  const gate = await lock(home.gate, "exclusive", WAIT_MS);
  try {
    return await fn();
  } finally {
    gate.release();
  }
}

/**
 * Connects to the data directory's PostgreSQL, or starts it (and makes it the first time). Any number of
 * processes may hold it: each has a shared file lock, and who finds itself alone when leaving stops the
 * server. A holder that is killed loses its lock with its life.
 */
export async function openEmbedded(dataDir: string, settings: Settings = {}): Promise<EmbeddedDatabase> {
  const home = homeOf(dataDir);
  return gated(home, async () => {
    const holding = await lock(home.users, "shared", WAIT_MS);
    try {
      const secrets = await ensureCluster(home);
      const running = findRunning(home.files);
      const server = running ?? (await startCluster(home.files, secrets.postgres, settings));
      await ensureDatabase(clusterUrl(server.port, "postgres", secrets.postgres, "postgres"), secrets.app);
      return {
        url: clusterUrl(server.port, APP_ROLE, secrets.app, DATABASE),
        adminUrl: clusterUrl(server.port, "postgres", secrets.postgres, DATABASE),
        server,
        started: running === undefined,
        revive: () => revive(home, secrets.postgres, settings, server.port),
        release: () => release(home, holding),
      };
    } catch (error) {
      holding.release();
      throw error;
    }
  });
}

async function revive(home: Home, password: string, settings: Settings, port: number): Promise<boolean> {
  if (findRunning(home.files) !== undefined) return false;
  return gated(home, async () => {
    if (findRunning(home.files) !== undefined) return false;
    await startCluster(home.files, password, settings, port);
    return true;
  });
}

async function release(home: Home, holding: FileLock): Promise<void> {
  await gated(home, async () => {
    holding.release();
    const alone = tryLock(home.users, "exclusive");
    if (alone === undefined) return;
    const running = findRunning(home.files);
    if (running !== undefined) await stopCluster(running);
    alone.release();
  });
}

/**
 * The secrets are written first: a cluster without them could never be entered again. It is never made anew
 * over existing data.
 */
async function ensureCluster(home: Home): Promise<Secrets> {
  if (!existsSync(home.secrets)) {
    if (isInitialised(home.files))
      throw new Error(
        `${home.secrets} is missing; restore it from the backup, for without it the database cannot be opened`,
      );
    writeFileSync(
      `${home.secrets}.new`,
      JSON.stringify({ postgres: randomBytes(24).toString("hex"), app: randomBytes(24).toString("hex") }),
      { mode: 0o600 },
    );
    renameSync(`${home.secrets}.new`, home.secrets);
  }
  const secrets = secretsSchema.parse(JSON.parse(readFileSync(home.secrets, "utf8")));
  if (!isInitialised(home.files)) await initCluster(home.files, secrets.postgres);
  return secrets;
}

/** Idempotent, for a crash may have come between initdb and here. */
async function ensureDatabase(adminUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const role = await client.query("select 1 from pg_roles where rolname = $1", [APP_ROLE]);
    if (role.rowCount === 0)
      await client.query(`create role ${APP_ROLE} login password ${client.escapeLiteral(password)}`);
    const database = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (database.rowCount === 0) await client.query(`create database ${DATABASE} owner ${APP_ROLE}`);
  } finally {
    await client.end();
  }
}
