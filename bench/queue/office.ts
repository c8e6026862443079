import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { closeDatabase } from "@/lib/db/close";
import { openEmbedded } from "@/lib/db/embedded";
import { clusterUrl } from "@/lib/db/embedded/cluster";
import { homeOf } from "@/lib/db/embedded/home";
import { readPassword } from "@/lib/db/embedded/passwords";
import { DATABASE } from "@/lib/db/owner/roles";
import { rereadEnv } from "@/lib/env";
import { scans } from "./plans";
import { questions } from "./questions";
import { seedFindings, seedVoters, settle } from "./seed";

/*
 * One office with so many findings, as a process of its own with a database of its own: it answers "round"
 * with the milliseconds of every question and "plans" with the plans that scan, and leaves on "end".
 */

const [findings, voters] = z.tuple([z.coerce.number(), z.coerce.number()]).parse(process.argv.slice(2));
const SNAPSHOT = 1;

const folder = mkdtempSync(join(tmpdir(), "cermat-bench-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

const seeding = await openEmbedded(folder);
try {
  connect(seeding);
  await seedVoters(SNAPSHOT, voters);
  await seedFindings(SNAPSHOT, findings, voters);
  await settle(clusterUrl(seeding.server.port, "postgres", readPassword(homeOf(folder).owner), DATABASE));
} finally {
  await closeDatabase();
  await seeding.release();
}
// Started anew, as on any morning: its memory then holds what is asked for and not what the load left in it.
const database = await openEmbedded(folder);
connect(database);

function connect({ url }: { readonly url: string }): void {
  Object.assign(process.env, { DATABASE_URL: url, CERMAT_DATA_DIR: folder, LOG_LEVEL: "silent" });
  rereadEnv();
}

async function end(): Promise<void> {
  await closeDatabase();
  await database.release();
  process.disconnect();
}

const asked = await questions(SNAPSHOT);

/** Milliseconds per question. */
async function round(): Promise<number[]> {
  const times: number[] = [];
  for (const { ask } of asked) {
    const from = performance.now();
    await ask();
    times.push(performance.now() - from);
  }
  return times;
}

async function plans(): Promise<{ name: string; scans: string[] }[]> {
  const found: { name: string; scans: string[] }[] = [];
  for (const question of asked) found.push({ name: question.name, scans: await scans(question) });
  return found.filter((one) => one.scans.length > 0);
}

process.on("message", (order: "round" | "plans" | "end") => {
  void (async () => {
    if (order === "end") return end();
    process.send?.(order === "round" ? await round() : await plans());
  })();
});
process.send?.(asked.map(({ name }) => name));
