import { existsSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { anchorsDir } from "@/lib/db/files";
import { anchorKey } from "./key";
import { takeCheckpoint } from "./take";

/** Often enough that no day passes without one. */
const HOUR_MS = 3_600_000;

/** The public half of the key lies beside the checkpoints, for whoever copies the folder. */
export const VERIFIER_FILE = "public-key.txt";

/** Writes the checkpoint of this day (UTC) to a file of its own, when there is none yet. */
export async function keepDailyCheckpoint(now: Date = new Date()): Promise<void> {
  const path = join(anchorsDir(), `${now.toISOString().slice(0, 10)}.txt`);
  if (existsSync(path)) return;
  await writeFile(join(anchorsDir(), VERIFIER_FILE), `${anchorKey().verifier}\n`, { mode: 0o600 });
  await writeFile(`${path}.new`, await takeCheckpoint(), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/**
 * Keeps a checkpoint of every day for as long as this process lives.
 * @returns what ends it
 */
export function keepCheckpoints(onError: (error: unknown) => void): () => void {
  const keep = () => void keepDailyCheckpoint().catch(onError);
  keep();
  const timer = setInterval(keep, HOUR_MS);
  return () => clearInterval(timer);
}
