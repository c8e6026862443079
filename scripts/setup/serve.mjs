import { handOver } from "./run.mjs";

const KILLED = 137;

/**
 * Runs a server script until it ends. Killed without a chance to tidy up, it leaves PostgreSQL running; that
 * is stopped here.
 * @param {string} node @param {string} script @param {string[]} [args] @param {{ env?: Record<string, string>
 * }} [options]
 */
export async function serve(node, script, args = [], { env = {} } = {}) {
  const code = await handOver(node, ["--import", "tsx", script, ...args], {
    env: { NODE_ENV: "production", ...env },
  });
  if (code === KILLED) await handOver(node, ["--import", "tsx", "scripts/server/tidy.ts"]);
  return code;
}
