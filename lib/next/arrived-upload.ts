import "server-only";
import type { Ctx } from "@/lib/access/actor";
import type { UploadArrival } from "@/lib/snapshot/model/upload-card";
import { uploadArrival } from "@/lib/snapshot/queries/own-uploads";
import { askInspection } from "@/lib/snapshot/services/upload/inspect";

/**
 * What was recognised in a file whose last byte has arrived, or how far the worker has come with it. Where the
 * connection broke before the worker was asked, tus only reports that the file is complete, so it is asked now.
 */
export async function arrivedUpload(ctx: Ctx, id: string): Promise<UploadArrival> {
  await askInspection(ctx, { id });
  return uploadArrival(ctx, id);
}
