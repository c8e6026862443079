import type { JobHandler } from "@/lib/jobs/handler";
import { abandonSnapshot } from "@/lib/services/snapshot/import/abandon";
import { importSnapshot } from "@/lib/services/snapshot/import/run";

export const ingestJob: JobHandler<"ingest"> = {
  run: ({ snapshotId }, { signal }) => importSnapshot(snapshotId, signal),
  abandon: ({ snapshotId }) => abandonSnapshot(snapshotId),
};
