import type { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { prisma } from "@/lib/db/prisma";
import { enqueue } from "@/lib/db/queue";
import { storedJson } from "@/lib/db/stored-json";
import { inTx } from "@/lib/db/tx";
import { notFound } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import { previewIdInputSchema, previewUploadsInputSchema } from "@/lib/snapshot/model/input";
import { assertKabupaten } from "./kabupaten";

/**
 * Asks the worker how own uploads would be read, for the step between the mapping and the import. What was
 * asked before and nobody waits for any more is to be called off with `cancelPreview`.
 *
 * @throws notFound for uploads of somebody else
 */
export async function askPreview(
  ctx: Ctx,
  input: z.input<typeof previewUploadsInputSchema>,
): Promise<{ id: number }> {
  authorise(ctx.actor, "snapshot.import");
  const data = parseInput(previewUploadsInputSchema, input);
  assertKabupaten(ctx, data.regionCode);
  const own = await prisma().upload.count({
    where: { id: { in: data.uploadIds }, createdBy: ctx.actor.id, status: "ready" },
  });
  if (own !== new Set(data.uploadIds).size) throw notFound("upload-not-found");
  return inTx(async (tx) => {
    const { id } = await tx.importPreview.create({
      data: { createdBy: ctx.actor.id, input: storedJson(data) },
      select: { id: true },
    });
    await enqueue(tx, "preview", { previewId: id });
    return { id };
  });
}

/** Nobody waits for it any more: reading stops within a second. Over or somebody else's: nothing happens. */
export async function cancelPreview(ctx: Ctx, input: z.input<typeof previewIdInputSchema>): Promise<void> {
  authorise(ctx.actor, "snapshot.import");
  const { id } = parseInput(previewIdInputSchema, input);
  await prisma().importPreview.updateMany({
    where: { id, createdBy: ctx.actor.id, status: { in: ["queued", "reading"] } },
    data: { cancelRequested: true },
  });
}
