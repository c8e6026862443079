import { readFileSync, statSync } from "node:fs";
import { findRunning, clusterUrl } from "@/lib/db/embedded/cluster";
import { homeOf } from "@/lib/db/embedded/home";
import { found, readPassword } from "@/lib/db/embedded/passwords";
import { APP_ROLE, DATABASE, installRoles, ownerUrl, takeOver, userOf } from "@/lib/db/owner/roles";
import { isSuperuser } from "@/lib/db/owner/is-superuser";
import { env } from "@/lib/env";
import { UserError } from "@/lib/errors";
import { prepareDatabase } from "@/lib/prepare-database";

/** The process that alone reads the owner's password: started for one task, gone after it. */
const { CERMAT_DATA_DIR, DATABASE_URL, DATABASE_ADMIN_URL, DATABASE_OWNER_FILE } = env();

async function migrateEmbedded(): Promise<void> {
  const home = homeOf(CERMAT_DATA_DIR);
  const server = findRunning(home.files);
  if (server === undefined) throw new Error("the embedded database does not run");
  const way = (database: string) => clusterUrl(server.port, "postgres", readPassword(home.owner), database);
  await installRoles(way("postgres"), readPassword(home.app));
  await takeOver(way(DATABASE), APP_ROLE);
  await prepareDatabase({ url: ownerUrl(way(DATABASE)), app: APP_ROLE });
}

/** Whoever is named as owner: a superuser, a role that owns the database, or the product's own role. */
async function migrateExternal(appUrl: string): Promise<void> {
  const way = ownersWay() ?? appUrl;
  const app = userOf(appUrl);
  if (userOf(way) === app || !(await isSuperuser(way)))
    return void (await prepareDatabase({ url: way, app }));
  await takeOver(way, app);
  await prepareDatabase({ url: ownerUrl(way), app });
}

/** @throws UserError `owner-file-open` when others than its owner may read the file */
function ownersWay(): string | undefined {
  if (DATABASE_OWNER_FILE === undefined) return DATABASE_ADMIN_URL;
  if ((statSync(DATABASE_OWNER_FILE).mode & 0o077) !== 0)
    throw new UserError("usage", "owner-file-open", { path: DATABASE_OWNER_FILE });
  return readFileSync(DATABASE_OWNER_FILE, "utf8").trim();
}

try {
  if (process.argv[2] === "found") await found(homeOf(CERMAT_DATA_DIR));
  else if (DATABASE_URL === undefined) await migrateEmbedded();
  else await migrateExternal(DATABASE_URL);
} catch (error) {
  if (error instanceof UserError)
    process.stdout.write(JSON.stringify({ kind: error.kind, code: error.code, values: error.values }));
  else process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
