import "server-only";
import type { Ctx } from "@/lib/access/actor";
import type { UploadCard } from "@/lib/domain/upload-card";
import { UserError } from "@/lib/errors";
import { ownUpload } from "@/lib/queries/upload/own-uploads";
import { finishUpload } from "@/lib/services/upload/finish";

/**
 * What was recognised in a file whose last byte has arrived. Where the connection broke during the
 * inspection, tus only reports that the file is complete, so it is inspected now.
 */
export async function arrivedUpload(ctx: Ctx, id: string): Promise<UploadCard> {
  try {
    return await ownUpload(ctx, id);
  } catch (error) {
    if (!(error instanceof UserError && error.kind === "not-found")) throw error;
    await finishUpload(ctx, { id });
    return ownUpload(ctx, id);
  }
}
