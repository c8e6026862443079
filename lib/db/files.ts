import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { env } from "@/lib/env";

/** Uploaded rolls: only the product's own user may read them. */
export function uploadsDir(): string {
  return folder("uploads");
}

/** The file of an upload; its id is ours (hexadecimal), never a name from outside. */
export function uploadPath(id: string): string {
  if (!/^[0-9a-f-]{16,64}$/.test(id)) throw new RangeError("not an upload id");
  return join(uploadsDir(), id);
}

/** For workbooks unpacked while they are read. */
export function scratchDir(): string {
  return folder("scratch");
}

/** An attachment lies under its own SHA-256, outside of anything that is served. */
export function attachmentPath(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError("not a SHA-256");
  return join(folder("evidence"), sha256);
}

/** The files of one report. */
export function reportDir(id: number): string {
  return folder(join("reports", String(Math.trunc(id))));
}

/** The key that signs checkpoints of the trail, and a checkpoint of every day. */
export function anchorsDir(): string {
  return folder("anchors");
}

function folder(name: string): string {
  const path = join(env().CERMAT_DATA_DIR, name);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}
