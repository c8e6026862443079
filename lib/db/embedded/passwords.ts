import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { initCluster, isInitialised } from "@/lib/db/embedded/cluster";
import type { Home } from "@/lib/db/embedded/home";

const passwordSchema = z.object({ password: z.string() });
const bothSchema = z.object({ postgres: z.string(), app: z.string() });

/** The password of one of the two files. */
export function readPassword(path: string): string {
  return passwordSchema.parse(JSON.parse(readFileSync(path, "utf8"))).password;
}

/** Are there both a cluster and the passwords to enter it, each in a file of its own? */
export function isFounded(home: Home): boolean {
  return isInitialised(home.files) && existsSync(home.app) && existsSync(home.owner);
}

/**
 * Makes cluster and passwords, in the process that may know the superuser's. The passwords are written first:
 * a cluster without them could never be entered again. It is never made anew over existing data.
 */
export async function found(home: Home): Promise<void> {
  if (existsSync(home.both)) {
    const { postgres, app } = bothSchema.parse(JSON.parse(readFileSync(home.both, "utf8")));
    keep(home.owner, postgres);
    keep(home.app, app);
    rmSync(home.both);
  }
  for (const path of [home.owner, home.app]) {
    if (existsSync(path)) continue;
    if (isInitialised(home.files))
      throw new Error(
        `${path} is missing; restore it from the backup, for without it the database cannot be opened`,
      );
    keep(path, randomBytes(24).toString("hex"));
  }
  if (!isInitialised(home.files)) await initCluster(home.files, readPassword(home.owner));
}

function keep(path: string, password: string): void {
  writeFileSync(`${path}.new`, JSON.stringify({ password }), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
