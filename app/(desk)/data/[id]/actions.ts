"use server";

import { RemoveSnapshotInput, SnapshotIdInput } from "@/lib/domain/snapshot-input";
import { action } from "@/lib/next/action";
import { cancelSnapshot } from "@/lib/services/snapshot/cancel";
import { removeSnapshot } from "@/lib/services/snapshot/remove";

const roles = ["admin"] as const;

export const cancelImportHere = action({
  roles,
  input: SnapshotIdInput,
  run: cancelSnapshot,
  revalidate: ["/data"],
});
export const removeSnapshotHere = action({
  roles,
  input: RemoveSnapshotInput,
  run: removeSnapshot,
  revalidate: ["/data"],
});
