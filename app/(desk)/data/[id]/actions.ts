"use server";

import { removeSnapshotInputSchema, snapshotIdInputSchema } from "@/lib/snapshot/model/input";
import { action } from "@/lib/next/action";
import { cancelSnapshot } from "@/lib/snapshot/services/cancel";
import { removeSnapshot } from "@/lib/snapshot/services/remove";

export const cancelImportAction = action({
  permission: "snapshot.cancel",
  input: snapshotIdInputSchema,
  run: cancelSnapshot,
  revalidate: ["/data"],
});
export const removeSnapshotAction = action({
  permission: "snapshot.remove",
  input: removeSnapshotInputSchema,
  run: removeSnapshot,
  revalidate: ["/data"],
});
