import { audit } from "@/lib/db/audit";
import { inTx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { sweepUploads } from "./sweep";
import { badInput } from "@/lib/errors";
import { LIMITS } from "@/lib/ingest/limits";
import { z } from "zod";

export const registerUploadInputSchema = z.object({
  id: z.string().regex(/^[0-9a-f-]{16,64}$/),
  name: z.string().trim().min(1).max(255),
  size: z.number().int().min(0),
});

/**
 * Notes a file that is about to arrive.
 * @throws file-too-big, or upload-quota for more than one person may have waiting, before a byte of it is taken
 */
export async function registerUpload(
  ctx: Ctx,
  input: z.input<typeof registerUploadInputSchema>,
): Promise<void> {
  authorise(ctx.actor, "snapshot.import");
  const { id, name, size } = registerUploadInputSchema.parse(input);
  if (size > LIMITS.uploadBytes)
    throw badInput("file-too-big", { file: name, limitGb: LIMITS.uploadBytes / 1024 ** 3 });
  if (size === 0) throw badInput("file-empty", { file: name });
  await sweepUploads();
  await inTx(async (tx) => {
    const waiting = await tx.upload.aggregate({
      where: { createdBy: ctx.actor.id, status: { in: ["receiving", "inspecting", "ready"] } },
      _sum: { size: true },
    });
    if (Number(waiting._sum.size ?? 0) + size > LIMITS.waitingBytes)
      throw badInput("upload-quota", { limitGb: LIMITS.waitingBytes / 1024 ** 3 });
    await tx.upload.create({ data: { id, name: baseName(name), size, createdBy: ctx.actor.id } });
    await audit(tx, ctx, { action: "upload.register", entityType: "upload", entityId: id, data: { size } });
  });
}

/** Browsers and scripts send paths too; only the last part is a name. */
function baseName(name: string): string {
  return (
    name
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\p{Cc}/gu, "") || "berkas"
  );
}
