import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeDatabase } from "@/lib/db/close";
import { openEmbedded } from "@/lib/db/embedded";
import type { EmbeddedDatabase } from "@/lib/db/embedded";
import { rereadEnv } from "@/lib/env";
import type { Ctx } from "@/lib/access/actor";

/** Who does things in an evaluation. */
export const EVALUATOR: Ctx = { actor: { id: "eval", username: "eval", role: "admin", areas: [] } };

/** The database in this folder, made when there is none, set as the product's while `work` is done. */
export async function withDatabase<T>(
  folder: string,
  work: (database: EmbeddedDatabase) => Promise<T>,
): Promise<T> {
  const database = await openEmbedded(folder);
  try {
    Object.assign(process.env, { DATABASE_URL: database.url, CERMAT_DATA_DIR: folder, LOG_LEVEL: "silent" });
    rereadEnv();
    return await work(database);
  } finally {
    await closeDatabase();
    await database.release();
  }
}

/** A database of its own in a folder of its own, gone afterwards. */
export async function withScratchDatabase<T>(
  work: (scratch: { readonly folder: string; readonly database: EmbeddedDatabase }) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "cermat-eval-"));
  try {
    return await withDatabase(folder, (database) => work({ folder, database }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
