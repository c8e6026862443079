import { unlink } from "node:fs/promises";
import type { Ctx } from "@/lib/access/actor";
import { audit } from "@/lib/db/audit";
import { scratchDir, uploadPath } from "@/lib/db/files";
import { storedJson } from "@/lib/db/stored-json";
import { inTx } from "@/lib/db/tx";
import { UserError } from "@/lib/errors";
import { type Inspection, type InspectOptions, inspectUpload } from "@/lib/ingest/inspect";
import { savedMappings } from "../saved-mappings";

interface Arrived {
  readonly id: string;
  readonly name: string;
  /** the state it leaves; a file that has left it meanwhile stays as it is */
  readonly from: "receiving" | "inspecting";
}

/**
 * SHA-256, what the file is, how it would be read. A file that is refused is deleted at once; its row stays
 * and says why.
 *
 * @throws the UserError of the refusal
 */
export async function settleUpload(
  ctx: Ctx,
  upload: Arrived,
  options: Omit<InspectOptions, "tempDir" | "savedFor">,
): Promise<Inspection> {
  const { id, name, from } = upload;
  try {
    const inspection = await inspectUpload(
      { path: uploadPath(id), name },
      { ...options, tempDir: scratchDir(), savedFor: await savedMappings() },
    );
    await inTx(async (tx) => {
      const { kind, sha256, size, tables } = inspection;
      const { count } = await tx.upload.updateMany({
        where: { id, status: from },
        data: { status: "ready", kind, sha256, inspection: storedJson(inspection) },
      });
      if (count === 0) return;
      await audit(tx, ctx, {
        action: "upload.finish",
        entityType: "upload",
        entityId: id,
        data: { kind, sha256, size, tables: tables.length },
      });
    });
    return inspection;
  } catch (error) {
    if (error instanceof UserError) await refuseUpload(ctx, upload, error);
    throw error;
  }
}

/** A refused file is no use to anybody: its row says why, its bytes go. */
export async function refuseUpload(
  ctx: Ctx,
  { id, from }: Pick<Arrived, "id" | "from">,
  { code, values }: Pick<UserError, "code" | "values">,
): Promise<void> {
  await inTx(async (tx) => {
    await tx.upload.updateMany({
      where: { id, status: from },
      data: { status: "refused", problem: { code, values } },
    });
    await audit(tx, ctx, { action: "upload.refuse", entityType: "upload", entityId: id, data: { code } });
  });
  await unlink(uploadPath(id)).catch(() => undefined);
}
