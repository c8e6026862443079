import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * How to start a PostgreSQL program: as this user, or as root under another user's id, for PostgreSQL refuses
 * to run as root.
 */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
  /** What stands in front of the command. */
  readonly prefix: readonly string[];
}

const CANDIDATES = ["postgres", "nobody"] as const;

/**
 * Finds a user for PostgreSQL that reaches both the program and the data directory. Below a directory that
 * only root may enter (such as root's home) the user gets the one capability that lets it pass.
 */
export function chooseRunAs(program: string, directory: string): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const { uid, gid } = unprivilegedUser();
  const reaches = (run: RunAs) =>
    spawnAs(run, "/bin/sh", ["-c", 'cd "$1" && exec "$0" --version', program, directory]) === 0;
  const plain: RunAs = { uid, gid, prefix: [] };
  if (reaches(plain)) return plain;
  for (const capability of ["dac_read_search", "dac_override"]) {
    const caps = [`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`];
    const raised: RunAs = {
      prefix: [
        "setpriv",
        `--reuid=${String(uid)}`,
        `--regid=${String(gid)}`,
        "--clear-groups",
        ...caps,
        "--",
      ],
    };
    if (reaches(raised)) return raised;
  }
  throw new Error(
    `PostgreSQL cannot run as root, and its own user cannot enter ${directory} or run ${program}; use a ` +
      `directory that others may enter`,
  );
}

/** The command line and the options for child_process. */
export function commandAs(run: RunAs, program: string, args: readonly string[]) {
  const [command = program, ...rest] = [...run.prefix, program, ...args];
  const ids = run.uid === undefined || run.gid === undefined ? {} : { uid: run.uid, gid: run.gid };
  return { command, args: rest, ids };
}

function spawnAs(run: RunAs, program: string, args: readonly string[]): number | null {
  const { command, args: rest, ids } = commandAs(run, program, args);
  return spawnSync(command, rest, { ...ids, stdio: "ignore" }).status;
}

function unprivilegedUser(): { uid: number; gid: number } {
  const known = lookUp("postgres");
  if (known !== undefined) return known;
  // Slim images have no postgres user; some have no useradd either, then nobody must do.
  spawnSync("useradd", ["--system", "--no-create-home", "--user-group", "postgres"], { stdio: "ignore" });
  for (const name of CANDIDATES) {
    const found = lookUp(name);
    if (found !== undefined) return found;
  }
  throw new Error("PostgreSQL cannot run as root, and there is no user postgres or nobody to run it as");
}

/** initdb insists on a name for its user id, so the number alone would not do. */
function lookUp(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}
