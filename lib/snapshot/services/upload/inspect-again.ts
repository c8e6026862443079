import { scratchDir, uploadPath } from "@/lib/db/files";
import { storedJson } from "@/lib/db/stored-json";
import { prisma } from "@/lib/db/prisma";
import { inspectUpload } from "@/lib/ingest/inspect";
import type { Answers } from "@/lib/ingest/notes";
import { savedMappings } from "@/lib/snapshot/services/saved-mappings";

/** Questions whose answers change how the bytes of a file are read, and with them its header and samples. */
const OF_BYTES = /^(?:encoding|formula|line|separator)-/;

/** Looks at uploads once more where an answer changes how their bytes are read; others stay as they were inspected. */
export async function inspectAgain(ids: readonly string[], answers: Answers): Promise<void> {
  if (!Object.keys(answers).some((question) => OF_BYTES.test(question))) return;
  const savedFor = await savedMappings();
  for (const id of ids) {
    const upload = await prisma().upload.findUnique({ where: { id }, select: { name: true, status: true } });
    if (upload?.status !== "ready") continue;
    const inspection = await inspectUpload(
      { path: uploadPath(id), name: upload.name },
      { tempDir: scratchDir(), savedFor, answers },
    );
    await prisma().upload.updateMany({
      where: { id, status: "ready" },
      data: { inspection: storedJson(inspection) },
    });
  }
}
