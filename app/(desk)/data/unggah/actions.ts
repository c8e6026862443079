"use server";

import { CreateSnapshotInput, SaveMappingInput, UploadIdInput } from "@/lib/snapshot/model/input";
import { action, reading } from "@/lib/next/action";
import { arrivedUpload } from "@/lib/next/arrived-upload";
import { createSnapshot } from "@/lib/snapshot/services/create";
import { saveMapping } from "@/lib/snapshot/services/save-mapping";
import { removeUpload } from "@/lib/snapshot/services/upload/remove";

const roles = ["admin"] as const;

export const inspectUploadAction = reading({
  roles,
  input: UploadIdInput,
  run: (ctx, { id }) => arrivedUpload(ctx, id),
});
export const removeUploadAction = reading({ roles, input: UploadIdInput, run: removeUpload });
export const saveMappingAction = reading({ roles, input: SaveMappingInput, run: saveMapping });
export const createSnapshotAction = action({
  roles,
  input: CreateSnapshotInput,
  run: createSnapshot,
  revalidate: ["/data"],
});
