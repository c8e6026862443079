import { unlink } from "node:fs/promises";
import { audit } from "@/lib/db/audit";
import { attachmentPath, uploadPath } from "@/lib/db/files";
import type { Tx } from "@/lib/db/tx";
import { askedBy, askSecond, confirmSecond } from "@/lib/account/services/second-person";
import type { Ctx } from "@/lib/access/actor";
import { removeSnapshotInputSchema } from "@/lib/snapshot/model/input";
import { conflict } from "@/lib/errors";
import type { z } from "zod";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { eraseCopies } from "./erase-copies";
import { eraseNames } from "./erase-names";
import { managedSnapshot } from "./access";

/**
 * Deletes a snapshot's records, rejects and files at the end of their retention (UU 27/2022 art. 42–44), for
 * a reason that goes on the trail. Its description, the findings about it, their decisions and reports stay,
 * without the people; papers already issued are what they are. While findings about it are open, a second person must
 * remove it too.
 * @returns whether it still waits for that
 *
 * @throws conflict while it is being imported, a run works on it, or lists are held against it
 */
export async function removeSnapshot(
  ctx: Ctx,
  input: z.input<typeof removeSnapshotInputSchema>,
): Promise<{ waits: boolean }> {
  const { id, reason } = parseInput(removeSnapshotInputSchema, input);
  const event = { action: "snapshot.remove", entityType: "snapshot", entityId: id };
  const files = await auditedTx(ctx, event, async (tx) => {
    const snapshot = await managedSnapshot(tx, ctx, id, "snapshot.remove");
    const busy = await tx.run.count({
      where: { OR: [{ snapshotId: id }, { baselineId: id }], status: { in: ["queued", "running"] } },
    });
    if (busy > 0) throw conflict("snapshot-in-run");
    // What came of a list's lines is counted when they are removed; without the roll it could not be any more.
    const lists = await tx.referenceList.count({ where: { snapshotId: id, status: "held" } });
    if (lists > 0) throw conflict("snapshot-has-lists", { count: lists });
    if (await waitsForSecond(tx, ctx, id, reason)) {
      await audit(tx, ctx, { ...event, action: "snapshot.ask-removal", data: { reason } });
      return null;
    }
    const { count } = await tx.snapshot.updateMany({
      where: { id, status: { in: ["ready", "failed", "cancelled"] } },
      data: { status: "removed" },
    });
    if (count === 0) throw conflict("snapshot-not-removable");
    // Reviewers read voter_record all the time: wait for a gap, but do not make them queue up behind us for
    // long.
    await tx.$executeRaw`set local lock_timeout = '10s'`;
    if (snapshot.status === "ready") await tx.$executeRaw`select roll_drop(${id}::int)`;
    const attached = await eraseNames(tx, id);
    await tx.importReject.deleteMany({ where: { snapshotId: id } });
    const uploads = await tx.upload.findMany({ where: { snapshotId: id }, select: { id: true } });
    const copies = await eraseCopies(
      tx,
      id,
      uploads.map((upload) => upload.id),
    );
    await tx.upload.updateMany({ where: { snapshotId: id }, data: { status: "deleted", inspection: {} } });
    await audit(tx, ctx, { ...event, data: { reason, files: uploads.length } });
    return [...uploads.map((upload) => uploadPath(upload.id)), ...attached.map(attachmentPath), ...copies];
  });
  await Promise.all((files ?? []).map((path) => unlink(path).catch(() => undefined)));
  return { waits: files === null };
}

/**
 * Of a roll about which findings are still open one person alone makes no end: the first asks, another one who may do
 * it too removes it. The command line of the server is not asked.
 */
async function waitsForSecond(tx: Tx, ctx: Ctx, id: number, reason: string): Promise<boolean> {
  if (ctx.actor.role === "system") return false;
  const open = await tx.finding.count({ where: { snapshotId: id, state: { notIn: ["final", "split"] } } });
  if (open === 0) return false;
  const subject = String(id);
  const first = await askedBy(tx, "removal", subject);
  if (first !== null && first !== ctx.actor.id) {
    await confirmSecond(tx, ctx, "removal", subject);
    return false;
  }
  await askSecond(tx, ctx, { kind: "removal", subject, reason });
  return true;
}
