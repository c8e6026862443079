import { enqueue } from "@/lib/db/queue";
import { inTx } from "@/lib/db/tx";
import { measureCarriedOut } from "@/lib/followup/services/measure";
import type { JobHandler } from "@/lib/jobs/handler";
import { countRoll, uncountedRolls } from "@/lib/snapshot/services/count/run";

/** Counts a roll for the pages that show it. When every attempt fails they say that it is not counted. */
export const countJob: JobHandler<"count"> = {
  run: async ({ snapshotId }) => {
    await countRoll(snapshotId);
    await measureCarriedOut(snapshotId);
  },
  abandon: () => Promise.resolve(),
};

/** Rolls that came in before there was this count, or while it failed. */
export async function queueUncounted(): Promise<void> {
  for (const snapshotId of await uncountedRolls()) await queueCount(snapshotId);
}

export const queueCount = (snapshotId: number): Promise<void> =>
  inTx((tx) => enqueue(tx, "count", { snapshotId }));
