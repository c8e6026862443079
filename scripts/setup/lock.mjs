import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { digest, ROOT } from "./root.mjs";

/**
 * Runs `fn` while no other script of this project sets up. A lock whose owner no longer lives is taken over.
 * @template T @param {string} name @param {() => Promise<T>} fn
 */
export async function alone(name, fn) {
  const path = join(tmpdir(), `cermat-${name}-${digest([ROOT]).slice(0, 12)}`);
  while (!take(path)) await wait(200);
  try {
    return await fn();
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

/** @param {string} path */
function take(path) {
  try {
    mkdirSync(path);
    writeFileSync(join(path, "pid"), String(process.pid));
    return true;
  } catch {
    if (!ownerLives(path)) rmSync(path, { recursive: true, force: true });
    return false;
  }
}

/** @param {string} path */
function ownerLives(path) {
  try {
    process.kill(Number(readFileSync(join(path, "pid"), "utf8")), 0);
    return true;
  } catch (error) {
    // No pid yet: its owner is just writing it. Not ours to signal: it lives.
    return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "EPERM");
  }
}
