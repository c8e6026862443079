"use server";

import { removeSnapshotInputSchema, snapshotIdInputSchema } from "@/lib/snapshot/model/input";
import { periodWorkSchema } from "@/lib/finding/model/work/period-work";
import { closePeriodWork, reopenPeriodWork } from "@/lib/finding/services/period-work";
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
export const closePeriodAction = action({
  permission: "period.close",
  input: periodWorkSchema,
  run: closePeriodWork,
  revalidate: ["/data"],
});
export const reopenPeriodAction = action({
  permission: "period.reopen",
  input: periodWorkSchema,
  run: reopenPeriodWork,
  revalidate: ["/data"],
});
