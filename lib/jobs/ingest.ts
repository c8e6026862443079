import type { JobHandler } from "@/lib/jobs/handler";
import { abandonSnapshot } from "@/lib/services/snapshot/import/abandon";
import { importSnapshot } from "@/lib/services/snapshot/import/run";
import { sweepUploads } from "@/lib/services/upload/sweep";

export const ingestJob: JobHandler<"ingest"> = {
  run: async ({ snapshotId }, { signal }) => {
    await sweepUploads();
    await importSnapshot(snapshotId, signal);
  },
  abandon: ({ snapshotId }) => abandonSnapshot(snapshotId),
};
