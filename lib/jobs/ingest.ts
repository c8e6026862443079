import { queueCount } from "@/lib/jobs/count";
import type { JobHandler } from "@/lib/jobs/handler";
import { abandonSnapshot } from "@/lib/snapshot/services/import/abandon";
import { importSnapshot } from "@/lib/snapshot/services/import/run";
import { sweepUploads } from "@/lib/snapshot/services/upload/sweep";

export const ingestJob: JobHandler<"ingest"> = {
  run: async ({ snapshotId }, { signal }) => {
    await sweepUploads();
    await importSnapshot(snapshotId, signal);
    await queueCount(snapshotId);
  },
  abandon: ({ snapshotId }) => abandonSnapshot(snapshotId),
};
