import type { JobHandler } from "@/lib/jobs/handler";
import { abandonRun } from "@/lib/services/run/abandon";
import { executeRun } from "@/lib/services/run/execute/execute-run";

/** Executes runs (pemeriksaan). Started over after a crash, a run goes on at the detector where it died. */
export const runHandler: JobHandler<"run"> = {
  run: ({ runId }, { signal }) => executeRun(runId, { signal }),
  abandon: ({ runId }) => abandonRun(runId),
};
