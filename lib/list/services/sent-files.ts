import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { scratchDir } from "@/lib/db/files";
import { badInput } from "@/lib/errors";
import type { UploadedFile } from "@/lib/ingest/sources";

/**
 * Lends files that were sent to `work`, on disk where the readers look for them, and deletes them afterwards
 * whatever happens. For small files that are sent whole; rolls come by the resumable upload.
 *
 * @throws bad-input when there is none, or one without content
 */
export async function withSentFiles<T>(
  sent: readonly File[],
  work: (files: readonly UploadedFile[]) => Promise<T>,
): Promise<T> {
  if (sent.length === 0) throw badInput("list-no-file");
  const folder = await mkdtemp(join(scratchDir(), "list-"));
  try {
    const files: UploadedFile[] = [];
    for (const [i, file] of sent.entries()) {
      const name =
        basename(file.name)
          .replace(/\p{Cc}/gu, "")
          .slice(0, 255) || "berkas";
      if (file.size === 0) throw badInput("file-empty", { file: name });
      const path = join(folder, String(i));
      await writeFile(path, new Uint8Array(await file.arrayBuffer()), { mode: 0o600 });
      files.push({ path, name });
    }
    return await work(files);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
