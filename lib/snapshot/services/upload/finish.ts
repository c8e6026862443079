import { unlink } from "node:fs/promises";
import { audit } from "@/lib/db/audit";
import { scratchDir, uploadPath } from "@/lib/db/files";
import { storedJson } from "@/lib/db/stored-json";
import { prisma } from "@/lib/db/prisma";
import { inTx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { uploadIdInputSchema } from "@/lib/snapshot/model/input";
import { notFound, UserError } from "@/lib/errors";
import type { Answers } from "@/lib/ingest/notes";
import type { Corrections } from "@/lib/ingest/header/mapping";
import { type Inspection, inspectUpload } from "@/lib/ingest/inspect";
import { savedMappings } from "../saved-mappings";
import type { z } from "zod";

/**
 * Looks at a file that has arrived: SHA-256, what it is, how it would be read. A file that is refused is
 * deleted at once; its row stays and says why.
 *
 * @param corrections what the command line said about columns (`--map`)
 * @throws the UserError of the refusal
 */
export async function finishUpload(
  ctx: Ctx,
  input: z.input<typeof uploadIdInputSchema>,
  corrections: Corrections = {},
  answers: Answers = {},
): Promise<Inspection> {
  authorise(ctx.actor, "snapshot.import");
  const { id } = uploadIdInputSchema.parse(input);
  const upload = await prisma().upload.findUnique({
    where: { id },
    select: { name: true, createdBy: true, status: true },
  });
  if (upload === null || upload.createdBy !== ctx.actor.id) throw notFound("upload-not-found");
  try {
    const inspection = await inspectUpload(
      { path: uploadPath(id), name: upload.name },
      { tempDir: scratchDir(), corrections, answers, savedFor: await savedMappings() },
    );
    await inTx(async (tx) => {
      const { count } = await tx.upload.updateMany({
        where: { id, status: "receiving" },
        data: {
          status: "ready",
          kind: inspection.kind,
          sha256: inspection.sha256,
          inspection: storedJson(inspection),
        },
      });
      if (count === 0) return;
      await audit(tx, ctx, {
        action: "upload.finish",
        entityType: "upload",
        entityId: id,
        data: {
          kind: inspection.kind,
          sha256: inspection.sha256,
          size: inspection.size,
          tables: inspection.tables.length,
        },
      });
    });
    return inspection;
  } catch (error) {
    if (error instanceof UserError) await refuse(ctx, id, error);
    throw error;
  }
}

async function refuse(ctx: Ctx, id: string, error: UserError): Promise<void> {
  await inTx(async (tx) => {
    await tx.upload.updateMany({
      where: { id, status: "receiving" },
      data: { status: "refused", problem: { code: error.code, values: error.values } },
    });
    await audit(tx, ctx, {
      action: "upload.refuse",
      entityType: "upload",
      entityId: id,
      data: { code: error.code },
    });
  });
  await unlink(uploadPath(id)).catch(() => undefined);
}
