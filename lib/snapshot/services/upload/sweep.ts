import { readdir, rm, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { scratchDir, uploadPath } from "@/lib/db/files";
import { prisma } from "@/lib/db/prisma";

const DAY_MS = 86_400_000;
/** Long enough for a slow line to finish an upload, and for somebody to come back to one after a week-end. */
const UPLOAD_DAYS = 7;
const BATCH = 100;

/**
 * Deletes what nobody will come back for: workbooks and folders of lists that a killed process had unpacked, what was
 * shown before an import, and uploads that were never finished or never imported. Voters' data do not lie about.
 * Idempotent; every upload and import begins with it, and the worker does it every hour.
 */
export async function sweepUploads(now: Date = new Date()): Promise<void> {
  for (const name of await readdir(scratchDir())) {
    const path = join(scratchDir(), name);
    const found = await stat(path).catch(() => null);
    if (found !== null && now.getTime() - found.mtimeMs > DAY_MS)
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
  await prisma().importPreview.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - DAY_MS) } } });
  const old = await prisma().upload.findMany({
    where: {
      status: { in: ["receiving", "inspecting", "ready"] },
      createdAt: { lt: new Date(now.getTime() - UPLOAD_DAYS * DAY_MS) },
    },
    select: { id: true },
    take: BATCH,
  });
  for (const { id } of old) {
    const { count } = await prisma().upload.updateMany({
      where: { id, status: { in: ["receiving", "inspecting", "ready"] } },
      data: { status: "deleted", inspection: {} },
    });
    if (count === 1) await unlink(uploadPath(id)).catch(() => undefined);
  }
}
