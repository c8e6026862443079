import { auditOn } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/sql";
import { SYSTEM } from "@/lib/access/actor";

/**
 * An import whose every attempt crashed: marked failed, so that nobody waits for it. Its records were rolled
 * back each time.
 */
export async function abandonSnapshot(id: number): Promise<void> {
  await withTransaction(async (client) => {
    const result = await client.query(
      `update snapshot set status = 'failed', problem = $2, finished_at = now() where id = $1 and status
        in ('queued', 'importing')`,
      [id, JSON.stringify({ code: "import-crashed", values: {} })],
    );
    if (result.rowCount === 0) return;
    await auditOn(
      client,
      { actor: SYSTEM },
      { action: "snapshot.failed", entityType: "snapshot", entityId: id, data: { code: "import-crashed" } },
    );
  });
}
