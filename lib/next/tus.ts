import "server-only";
import { randomUUID } from "node:crypto";
import { FileStore } from "@tus/file-store";
import { MemoryLocker, Server } from "@tus/server";
import { uploadsDir } from "@/lib/db/files";
import type { Ctx } from "@/lib/access/actor";
import { UserError } from "@/lib/errors";
import { LIMITS } from "@/lib/ingest/limits";
import { failureOf } from "@/lib/next/failure";
import { assertOwnUpload } from "@/lib/snapshot/queries/own-uploads";
import { askInspection } from "@/lib/snapshot/services/upload/inspect";
import { registerUpload } from "@/lib/snapshot/services/upload/register";

const shared = globalThis as typeof globalThis & { cermatTusLocker?: MemoryLocker };

/**
 * Resumable upload (tus 1.0) for one signed-in person: bytes go straight to disk, the row in `upload` is
 * written before the first, and after the last the worker is asked to look at the file. Errors leave as the JSON
 * of a Failure.
 */
export function tusServer(ctx: Ctx): Server {
  shared.cermatTusLocker ??= new MemoryLocker();
  return new Server({
    path: "/api/uploads",
    relativeLocation: true,
    datastore: new FileStore({ directory: uploadsDir() }),
    locker: shared.cermatTusLocker,
    maxSize: LIMITS.uploadBytes,
    namingFunction: () => randomUUID(),
    onIncomingRequest: (request, id) =>
      orFailure(async () => {
        if (request.method !== "POST" && request.method !== "OPTIONS") await assertOwnUpload(ctx, id);
      }),
    onUploadCreate: (_request, upload) =>
      orFailure(async () => {
        await registerUpload(ctx, {
          id: upload.id,
          name: upload.metadata?.["filename"] ?? "",
          size: upload.size ?? 0,
        });
        return {};
      }),
    onUploadFinish: (_request, upload) =>
      orFailure(async () => {
        await askInspection(ctx, { id: upload.id });
        return {};
      }),
  });
}

/** tus answers with the status and the body of what is thrown. */
async function orFailure<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const failure = await failureOf(error);
    const status =
      error instanceof UserError
        ? error.kind === "not-found"
          ? 404
          : error.kind === "forbidden"
            ? 403
            : 422
        : 500;
    throw Object.assign(new Error("refused"), {
      status_code: status,
      body: JSON.stringify({ error: failure }),
    });
  }
}
