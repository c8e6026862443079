import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { badInput } from "@/lib/errors";
import { readCheckpoint, type Checkpoint } from "./checkpoint";
import { VERIFIER_FILE } from "./daily";
import { anchorKey, readVerifier } from "./key";

/** A checkpoint of a folder; null: the file holds none that this key signed. */
export interface KeptCheckpoint {
  readonly file: string;
  readonly checkpoint: Checkpoint | null;
}

/**
 * The checkpoints of a folder, smallest first. They are checked with the public key that lies in it, which a
 * witness took away with them; without one, with the key of this installation.
 * @throws UserError `anchors-none`
 */
export async function keptCheckpoints(dir: string): Promise<KeptCheckpoint[]> {
  const names = await readdir(dir).catch(() => []);
  const files = names.filter((name) => name.endsWith(".txt") && name !== VERIFIER_FILE).sort();
  if (files.length === 0) throw badInput("anchors-none", { dir });
  const brought = await readFile(join(dir, VERIFIER_FILE), "utf8").catch(() => anchorKey().verifier);
  const verifier = readVerifier(brought);
  if (verifier === null) throw badInput("anchors-key", { file: join(dir, VERIFIER_FILE) });
  const kept = await Promise.all(
    files.map(async (file) => ({
      file,
      checkpoint: readCheckpoint(await readFile(join(dir, file), "utf8"), verifier),
    })),
  );
  return kept.sort((a, b) => (a.checkpoint?.size ?? 0) - (b.checkpoint?.size ?? 0));
}
