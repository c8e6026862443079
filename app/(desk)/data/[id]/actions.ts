"use server";

import { RemoveSnapshotInput, SnapshotIdInput } from "@/lib/snapshot/model/input";
import { action } from "@/lib/next/action";
import { cancelSnapshot } from "@/lib/snapshot/services/cancel";
import { removeSnapshot } from "@/lib/snapshot/services/remove";

const roles = ["admin"] as const;

export const cancelImportAction = action({
  roles,
  input: SnapshotIdInput,
  run: cancelSnapshot,
  revalidate: ["/data"],
});
export const removeSnapshotAction = action({
  roles,
  input: RemoveSnapshotInput,
  run: removeSnapshot,
  revalidate: ["/data"],
});
