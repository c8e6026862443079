import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { reportDir } from "@/lib/db/files";
import { prisma } from "@/lib/db/prisma";
import { refused } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import { remakeSchema } from "@/lib/report/model/remake";
import { hashFile, MANIFEST } from "@/lib/report/output/manifest";
import { getReport } from "@/lib/report/queries/get";
import { modelFolder, orderOf, writeFiles } from "./build";
import type { Order } from "./papers/paper";

/**
 * Makes the files of a finished report again from its stored model and holds them against the SHA-256 that was
 * handed out. A file that is missing from the folder or was changed there is put back, where it comes out as it
 * was. On the trail.
 * @throws refused for a report of findings whose roll was removed
 * @returns names of files that did not come out the same
 */
export async function remakeReport(ctx: Ctx, given: unknown): Promise<{ changed: string[] }> {
  const { reportId } = parseInput(remakeSchema, given);
  authorise(ctx.actor, "report.remake");
  const report = await getReport(ctx, reportId);
  const ordered = await orderOf(reportId);
  if (report.status !== "ready" || ordered === null) throw refused("report-not-ready");
  if (await wasErased(ordered.order)) throw refused("report-file-erased");
  const scratch = await mkdtemp(join(tmpdir(), "cermat-report-"));
  try {
    const names = await writeFiles(ordered.maker, ordered.order, modelFolder(reportId), scratch);
    const changed: string[] = [];
    for (const { name, sha256 } of report.files.filter((file) => file.name !== MANIFEST)) {
      const made = names.includes(name) ? await hashFile(scratch, name) : null;
      if (made?.sha256 !== sha256) changed.push(name);
      else await copyFile(join(scratch, name), join(reportDir(reportId), name));
    }
    await note(ctx, reportId, changed);
    return { changed };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** With its roll went the lines that tables of findings are made from. */
async function wasErased({ runId, snapshotId }: Order): Promise<boolean> {
  if (runId === null) return false;
  return (await prisma().snapshot.count({ where: { id: snapshotId, status: "removed" } })) > 0;
}

const note = (ctx: Ctx, reportId: number, changed: readonly string[]): Promise<void> =>
  auditedTx(ctx, { action: "report.remake", entityType: "report", entityId: reportId }, async (tx) => {
    await tx.report.update({
      where: { id: reportId },
      data: { remade: { at: new Date().toISOString(), changed: [...changed] } },
    });
    await audit(tx, ctx, {
      action: "report.remake",
      entityType: "report",
      entityId: reportId,
      data: { changed: [...changed] },
    });
  });
