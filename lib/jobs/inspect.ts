import type { JobHandler } from "@/lib/jobs/handler";
import { abandonInspection, workInspection } from "@/lib/snapshot/services/upload/inspect";

/** In a queue of its own: a person who has just sent a file does not wait for other people's imports. */
export const inspectJob: JobHandler<"inspect"> = {
  run: ({ uploadId }, { signal }) => workInspection(uploadId, signal),
  abandon: ({ uploadId }) => abandonInspection(uploadId),
};
