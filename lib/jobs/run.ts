import { freshStatistics } from "@/lib/db/fresh-statistics";
import { enqueue } from "@/lib/db/queue";
import { inTx } from "@/lib/db/tx";
import type { JobHandler } from "@/lib/jobs/handler";
import { abandonRun } from "@/lib/run/services/abandon";
import { insertControlsInRun } from "@/lib/oversight/services/controls/insert-in-run";
import { forwardKept } from "@/lib/finding/services/forward-kept";
import type { BeforePublish } from "@/lib/run/engine/context";
import { executeRun } from "@/lib/run/engine/execute-run";

/** What other rooms do within the publication of a run, in its transaction. */
const withinPublication: BeforePublish = async (run) => {
  const whenStored = [await insertControlsInRun(run), forwardKept(run)];
  return async () => {
    for (const finish of whenStored) await finish?.();
  };
};

/** Executes runs (pemeriksaan). Started over after a crash, a run goes on at the detector where it died. */
export const runHandler: JobHandler<"run"> = {
  run: async ({ runId }, { signal }) => {
    await executeRun(runId, { signal, beforePublish: withinPublication });
    await freshStatistics();
    // New findings take their place in the learned order.
    await inTx((tx) => enqueue(tx, "train", {}));
  },
  abandon: ({ runId }) => abandonRun(runId),
};
