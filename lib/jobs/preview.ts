import type { JobHandler } from "@/lib/jobs/handler";
import { abandonPreview, workPreview } from "@/lib/snapshot/services/preview/work";

/** In a queue of its own: a person who waits for a question does not wait for other people's imports. */
export const previewJob: JobHandler<"preview"> = {
  run: ({ previewId }, { signal }) => workPreview(previewId, signal),
  abandon: ({ previewId }) => abandonPreview(previewId),
};
