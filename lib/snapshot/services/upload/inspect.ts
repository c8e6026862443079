import type { z } from "zod";
import { type Ctx, SYSTEM } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { prisma } from "@/lib/db/prisma";
import { enqueue } from "@/lib/db/queue";
import { inTx } from "@/lib/db/tx";
import { UserError } from "@/lib/errors";
import { uploadIdInputSchema } from "@/lib/snapshot/model/input";
import { refuseUpload, settleUpload } from "./settle";

/** How often it is written how far the looking is. */
const EVERY_MS = 500;
const ctx: Ctx = { actor: SYSTEM };

/**
 * Has the worker look at an own file whose last byte has arrived; asked again, or for somebody else's, nothing
 * happens.
 */
export async function askInspection(actor: Ctx, input: z.input<typeof uploadIdInputSchema>): Promise<void> {
  authorise(actor.actor, "snapshot.import");
  const { id } = uploadIdInputSchema.parse(input);
  await inTx(async (tx) => {
    const { count } = await tx.upload.updateMany({
      where: { id, createdBy: actor.actor.id, status: "receiving" },
      data: { status: "inspecting" },
    });
    if (count === 1) await enqueue(tx, "inspect", { uploadId: id });
  });
}

/**
 * Looks at a file that has arrived. A fault of the file is written to its row.
 *
 * @param stopping aborted when the worker is to end: the promise rejects, and it is looked at again
 */
export async function workInspection(id: string, stopping: AbortSignal): Promise<void> {
  const upload = await prisma().upload.findUnique({ where: { id }, select: { name: true, status: true } });
  if (upload?.status !== "inspecting") return;
  let read = 0;
  let written = performance.now();
  let writing: Promise<unknown> = Promise.resolve();
  try {
    await settleUpload(
      ctx,
      { id, name: upload.name, from: "inspecting" },
      {
        progress(bytes) {
          stopping.throwIfAborted();
          read += bytes;
          if (performance.now() - written < EVERY_MS) return;
          written = performance.now();
          writing = writing.then(() => report(id, read));
        },
      },
    );
  } catch (error) {
    if (!(error instanceof UserError) && (await isWaited(id))) throw error;
  } finally {
    await writing;
  }
}

const report = (id: string, read: number) =>
  prisma().upload.updateMany({ where: { id, status: "inspecting" }, data: { inspectedBytes: read } });

/** Whoever discards a file takes it away from under the worker's eyes. */
const isWaited = async (id: string): Promise<boolean> =>
  (await prisma().upload.count({ where: { id, status: "inspecting" } })) === 1;

/** Every attempt ended in a crash. */
export const abandonInspection = (id: string): Promise<void> =>
  refuseUpload(ctx, { id, from: "inspecting" }, { code: "preview-crashed", values: {} });
