import { unlink } from "node:fs/promises";
import { audit } from "@/lib/db/audit";
import { uploadPath } from "@/lib/db/files";
import { inTx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { uploadIdInputSchema } from "@/lib/snapshot/model/input";
import { conflict, notFound } from "@/lib/errors";
import type { z } from "zod";

/**
 * Discards a file that was not imported.
 * @throws conflict `upload-used` for one that a snapshot was made of
 */
export async function removeUpload(ctx: Ctx, input: z.input<typeof uploadIdInputSchema>): Promise<void> {
  authorise(ctx.actor, "snapshot.import");
  const { id } = uploadIdInputSchema.parse(input);
  await inTx(async (tx) => {
    const upload = await tx.upload.findUnique({ where: { id }, select: { createdBy: true } });
    if (upload === null || upload.createdBy !== ctx.actor.id) throw notFound("upload-not-found");
    const { count } = await tx.upload.updateMany({
      where: { id, status: { in: ["receiving", "inspecting", "ready", "refused"] } },
      data: { status: "deleted" },
    });
    if (count === 0) throw conflict("upload-used");
    await audit(tx, ctx, { action: "upload.remove", entityType: "upload", entityId: id });
  });
  await unlink(uploadPath(id)).catch(() => undefined);
}
