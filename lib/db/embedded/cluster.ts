import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { findBinaries } from "@/lib/db/embedded/binaries";
import { chooseRunAs, commandAs, type RunAs } from "@/lib/db/embedded/run-as";
import { serverSettings } from "@/lib/db/embedded/settings";

const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 60_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
/** Nobody listens yet, or the server says that it is still starting. */
const NOT_YET: readonly unknown[] = ["ECONNREFUSED", "ECONNRESET", "57P03"];

export interface ClusterFiles {
  /** PGDATA */
  readonly data: string;
  readonly log: string;
}

export interface Running {
  readonly pid: number;
  readonly port: number;
}

/** The server that runs on this data directory now, if any. A postmaster.pid left by a crash names none. */
export function findRunning(files: ClusterFiles): Running | undefined {
  const path = join(files.data, "postmaster.pid");
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 && port > 0 && isPostgres(pid) ? { pid, port } : undefined;
}

/**
 * Makes the cluster with a superuser `postgres`: beside its place and then renamed, so that a crash leaves a
 * whole one or none.
 */
export async function initCluster(files: ClusterFiles, password: string): Promise<void> {
  const { initdb, postgres } = await findBinaries();
  const making = `${files.data}.new`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  const run = prepareOwner(postgres, making);
  const secret = join(files.data, "..", "initdb-password");
  writeFileSync(secret, password, { mode: 0o600 });
  if (run.owner !== undefined) chownSync(secret, run.owner.uid, run.owner.gid);
  // Builtin C.UTF-8 sorts the same on every machine and needs no locale of the operating system.
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const args = [
    `--pgdata=${making}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    `--pwfile=${secret}`,
    "--no-instructions",
    ...locale,
  ];
  const call = commandAs(run.as, initdb, args);
  const result = spawnSync(call.command, call.args, {
    ...call.ids,
    encoding: "utf8",
    env: cleanEnvironment(),
  });
  rmSync(secret, { force: true });
  if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr || String(result.error)}`);
  renameSync(making, files.data);
}

export function isInitialised(files: ClusterFiles): boolean {
  return existsSync(files.data);
}

/**
 * Starts the server in its own session, so that Ctrl-C in a terminal does not reach it before web and worker
 * are done. `samePort` is for one that died under processes which know its address.
 */
export async function startCluster(
  files: ClusterFiles,
  extra: Readonly<Record<string, string>> = {},
  samePort?: number,
): Promise<Running> {
  const { postgres } = await findBinaries();
  const run = prepareOwner(postgres, files.data);
  // Without a living server this file is a leftover; its process id may by now belong to a stranger, which
  // would stop PostgreSQL.
  if (findRunning(files) === undefined) rmSync(join(files.data, "postmaster.pid"), { force: true });
  const port = samePort ?? (await freePort());
  const tooLong = existsSync(files.log) && statSync(files.log).size > LOG_LIMIT_BYTES;
  const log = openSync(files.log, tooLong ? "w" : "a", 0o600);
  const call = commandAs(run.as, postgres, ["-D", files.data, ...serverSettings(port, extra)]);
  const child = spawn(call.command, call.args, {
    ...call.ids,
    detached: true,
    stdio: ["ignore", log, log],
    env: cleanEnvironment(),
  });
  closeSync(log);
  child.unref();
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`PostgreSQL did not start; its log says:\n${tail(files.log)}`);
    if (await answers(port)) return { pid: child.pid ?? 0, port };
    await wait(50);
  }
  throw new Error(
    `PostgreSQL did not answer in ${String(START_TIMEOUT_MS)} ms; its log says:\n${tail(files.log)}`,
  );
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
export async function stopCluster({ pid }: Running): Promise<void> {
  signal(pid, "SIGINT");
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (isPostgres(pid)) {
    if (Date.now() > deadline) signal(pid, "SIGQUIT");
    await wait(30);
  }
}

export function clusterUrl(port: number, user: string, password: string, database: string): string {
  return `postgresql://${user}:${password}@127.0.0.1:${String(port)}/${database}`;
}

function prepareOwner(
  program: string,
  data: string,
): { as: RunAs; owner: { uid: number; gid: number } | undefined } {
  const as = chooseRunAs(program, join(data, ".."));
  const [uid, gid] =
    as.uid === undefined
      ? as.prefix.flatMap((word) => /^--re[ug]id=(\d+)$/.exec(word)?.[1] ?? []).map(Number)
      : [as.uid, as.gid];
  if (uid === undefined || gid === undefined) return { as, owner: undefined };
  chownSync(data, uid, gid);
  chmodSync(data, 0o700);
  return { as, owner: { uid, gid } };
}

/** Any answer but "starting up" will do: nobody needs to be let in to know that the server is there. */
async function answers(port: number): Promise<boolean> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "postgres",
    database: "postgres",
    password: "",
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && NOT_YET.includes(error.code));
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  if (process.platform !== "linux") return true;
  try {
    // A zombie has an empty command line: it no longer serves anyone.
    return readFileSync(`/proc/${String(pid)}/cmdline`, "utf8").includes("postgres");
  } catch {
    return false;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended between the look and the signal.
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** PG* variables of the user's shell (PGDATA, PGPORT …) must not leak into our server. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("PG"));
  return { ...Object.fromEntries(kept), NODE_ENV: process.env.NODE_ENV };
}

function tail(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").slice(-15).join("\n") : "(no log)";
}
