import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, stat, unlink } from "node:fs/promises";
import { basename } from "node:path";
import { uploadPath } from "@/lib/db/files";
import type { Ctx } from "@/lib/access/actor";
import { badInput } from "@/lib/errors";
import type { Corrections } from "@/lib/ingest/header/mapping";
import type { Answers } from "@/lib/ingest/notes";
import { finishUpload } from "./finish";
import { registerUpload } from "./register";

/**
 * Takes a file from this machine's own disk (command line). It is copied, so that nobody changes it under the
 * import's hands.
 * @returns id of the upload
 */
export async function addFile(
  ctx: Ctx,
  path: string,
  corrections: Corrections = {},
  answers: Answers = {},
): Promise<string> {
  const name = basename(path);
  const found = await stat(path).catch(() => null);
  if (found === null) throw badInput("file-missing", { file: path });
  if (!found.isFile()) throw badInput("file-missing", { file: path });
  const id = randomUUID();
  await registerUpload(ctx, { id, name, size: found.size });
  await copyFile(path, uploadPath(id), constants.COPYFILE_FICLONE);
  try {
    await finishUpload(ctx, { id }, corrections, answers);
  } catch (error) {
    await unlink(uploadPath(id)).catch(() => undefined);
    throw error;
  }
  return id;
}
