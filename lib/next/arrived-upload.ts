import "server-only";
import type { Ctx } from "@/lib/access/actor";
import type { UploadCard } from "@/lib/snapshot/model/upload-card";
import { UserError } from "@/lib/errors";
import { ownUpload } from "@/lib/snapshot/queries/own-uploads";
import { finishUpload } from "@/lib/snapshot/services/upload/finish";

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
