import { auditOn } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/sql";
import { SYSTEM } from "@/lib/access/actor";
import { closeRun } from "@/lib/run/engine/run-state";
import { queryOn } from "@/lib/run/engine/connections";

/** Every attempt to execute the run ended in a crash: it is marked failed, so that nobody waits for it. */
export async function abandonRun(runId: number): Promise<void> {
  await withTransaction(async (client) => {
    await closeRun(queryOn(client), runId, "failed", { key: "crashed", values: {} });
    await auditOn(client, { actor: SYSTEM }, { action: "run.failed", entityType: "run", entityId: runId });
  });
}
