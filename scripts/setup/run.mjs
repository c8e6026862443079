import { spawn } from "node:child_process";
import { constants } from "node:os";
import { delimiter } from "node:path";
import { inRoot, ROOT } from "./root.mjs";

/** For every child: nothing of the set-up or of the product may ask the network for anything but packages. */
export const CHILD_ENV = {
  // An existing file instead of a name: Prisma would otherwise fetch an engine that we do not use.
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  CHECKPOINT_DISABLE: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
  // As npm does it: the tools of the project, and its Node, before those of the machine.
  PATH: [inRoot("node_modules", ".bin"), process.env.PATH].join(delimiter),
};

/**
 * Runs a step of the set-up; its output goes to standard error, or to `print`. Rejects when it fails.
 * @param {string} command @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, shell?: boolean, cwd?: string, print?: (chunk: Buffer)
 * => void }} [options]
 */
export function step(command, args, { env = {}, shell = false, cwd = ROOT, print } = {}) {
  return new Promise((resolve, reject) => {
    const out = print === undefined ? 2 : "pipe";
    // Behind a pipe a tool cannot see the terminal that it will be read on.
    const colours = print !== undefined && process.stderr.isTTY ? { FORCE_COLOR: "1" } : {};
    const child = spawn(command, args, {
      cwd,
      shell,
      env: { ...process.env, ...CHILD_ENV, ...colours, ...env },
      stdio: ["ignore", out, out],
    });
    if (print !== undefined) for (const stream of [child.stdout, child.stderr]) stream?.on("data", print);
    child.once("error", reject);
    child.once("close", (code, signal) =>
      code === 0
        ? resolve(undefined)
        : reject(new Error(`${command} ${args[0] ?? ""} ended with ${signal ?? code}`)),
    );
  });
}

/**
 * Hands over to another process: same terminal, signals passed on, same exit code. The channel between the
 * two tells the child when we are killed without a chance to say so.
 * @param {string} command @param {string[]} args @param {{ env?: Record<string, string | undefined> }}
 * [options] @returns {Promise<number>}
 */
export function handOver(command, args, { env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...CHILD_ENV, ...env },
      stdio: ["inherit", "inherit", "inherit", "ipc"],
    });
    for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
      process.on(name, () => child.kill(name));
    const watch = whenNpmEnds(() => child.kill("SIGTERM"));
    child.once("error", reject);
    child.once("close", (code, signal) => {
      clearInterval(watch);
      resolve(code ?? 128 + (constants.signals[signal ?? "SIGKILL"] ?? 9));
    });
  });
}

/**
 * npm passes SIGTERM to the shell that it runs a script in; that shell dies and tells nobody. Our parent
 * changing is how we notice.
 * @param {() => void} callback
 */
function whenNpmEnds(callback) {
  const parent = process.ppid;
  return process.env.npm_lifecycle_event === undefined
    ? undefined
    : setInterval(() => process.ppid === parent || callback(), 500);
}
