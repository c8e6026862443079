import { spawnSync } from "node:child_process";
import { dataDir } from "./people";

/**
 * Runs the command line beside the server, on the same database.
 * @throws with what it printed when it fails
 */
export function cli(args: readonly string[], input = ""): string {
  return node(["--import", "tsx", "cli.ts", ...args], input);
}

/** Runs one of the project's own programs. */
export function node(args: readonly string[], input = ""): string {
  const done = spawnSync(process.execPath, args, {
    input,
    encoding: "utf8",
    env: { ...process.env, CERMAT_DATA_DIR: dataDir(), CERMAT_LANG: "id" },
  });
  if (done.status !== 0)
    throw new Error(`${args.join(" ")} → ${String(done.status)}\n${done.stdout}\n${done.stderr}`);
  return done.stdout;
}
