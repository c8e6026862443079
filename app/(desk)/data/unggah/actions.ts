"use server";

import {
  createSnapshotInputSchema,
  previewIdInputSchema,
  previewUploadsInputSchema,
  saveMappingInputSchema,
  uploadIdInputSchema,
} from "@/lib/snapshot/model/input";
import { action, reading } from "@/lib/next/action";
import { arrivedUpload } from "@/lib/next/arrived-upload";
import { createSnapshot } from "@/lib/snapshot/services/create";
import { askPreview, cancelPreview } from "@/lib/snapshot/services/preview/ask";
import { saveMapping } from "@/lib/snapshot/services/save-mapping";
import { removeUpload } from "@/lib/snapshot/services/upload/remove";

export const inspectUploadAction = reading({
  permission: "snapshot.import",
  input: uploadIdInputSchema,
  run: (ctx, { id }) => arrivedUpload(ctx, id),
});
export const removeUploadAction = reading({
  permission: "snapshot.import",
  input: uploadIdInputSchema,
  run: removeUpload,
});
export const saveMappingAction = reading({
  permission: "snapshot.import",
  input: saveMappingInputSchema,
  run: saveMapping,
});
export const askPreviewAction = reading({
  permission: "snapshot.import",
  input: previewUploadsInputSchema,
  run: askPreview,
});
export const cancelPreviewAction = reading({
  permission: "snapshot.import",
  input: previewIdInputSchema,
  run: cancelPreview,
});
export const createSnapshotAction = action({
  permission: "snapshot.import",
  input: createSnapshotInputSchema,
  run: createSnapshot,
  revalidate: ["/data"],
});
