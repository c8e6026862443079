import { enqueue } from "@/lib/db/queue";
import { inTx } from "@/lib/db/tx";
import type { JobHandler } from "@/lib/jobs/handler";
import { abandonRun } from "@/lib/run/services/abandon";
import { insertControlsInRun } from "@/lib/oversight/services/controls/insert-in-run";
import { executeRun } from "@/lib/run/engine/execute-run";

/** Executes runs (pemeriksaan). Started over after a crash, a run goes on at the detector where it died. */
export const runHandler: JobHandler<"run"> = {
  run: async ({ runId }, { signal }) => {
    await executeRun(runId, { signal, beforePublish: insertControlsInRun });
    // New findings take their place in the learned order.
    await inTx((tx) => enqueue(tx, "train", {}));
  },
  abandon: ({ runId }) => abandonRun(runId),
};
