import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** A process of the product, with all that it printed. */
export interface RunningProcess {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Standard output alone. */
  readonly stdout: () => string;
  /** Waits for its end. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Starts a script of the project under this Node. Nothing of the developer's own settings leaks in. */
export function startProcess(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): RunningProcess {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(CERMAT_|DATABASE_|VITEST|PORT$|NODE_ENV$|LANG$|LC_)/.test(name),
    ),
  );
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args], {
    env: { ...inherited, NODE_ENV: "production", LOG_LEVEL: "error", ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let output = "";
  let stdout = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = once(child, "close").then(
    ([code, signal]) => (code as number | null) ?? (signal as NodeJS.Signals),
  );
  return { child, output: () => output, stdout: () => stdout, ended };
}

/**
 * Waits until the process prints what is hoped for.
 * @throws Error with everything printed when it ends first
 */
export async function printed(
  running: RunningProcess,
  text: RegExp,
  timeoutMs = 300_000,
): Promise<RegExpExecArray> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const found = text.exec(running.output());
    if (found !== null) return found;
    if (running.child.exitCode !== null || running.child.signalCode !== null || Date.now() > deadline)
      throw new Error(`never printed ${String(text)}:\n${running.output()}`);
    await wait(30);
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "0.0.0.0", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** Children, grandchildren … of a process, by Linux's process table. */
export function descendants(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      // pid (name with spaces or brackets) state parent …
      const fields = readFileSync(`/proc/${entry}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      parents.set(Number(entry), Number(fields[1]));
    } catch {
      // It ended while we looked.
    }
  }
  const found = [pid];
  for (const one of found)
    for (const [child, parent] of parents) if (parent === one && !found.includes(child)) found.push(child);
  return found.slice(1);
}

export function alive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${String(pid)}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/** Process id of the embedded PostgreSQL of a data directory, if its file names a living one. */
export function postgresOf(dataDir: string): number | undefined {
  const path = join(dataDir, "database", "pg", "postmaster.pid");
  if (!existsSync(path)) return undefined;
  const pid = Number(readFileSync(path, "utf8").split("\n")[0]);
  return alive(pid) ? pid : undefined;
}

export async function gone(pids: readonly number[], timeoutMs = 30_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (pids.some(alive)) {
    if (Date.now() > deadline) throw new Error(`still alive: ${pids.filter(alive).join(", ")}`);
    await wait(50);
  }
}
