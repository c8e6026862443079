import { audit } from "@/lib/db/audit";
import { snapshotIdInputSchema } from "@/lib/snapshot/model/input";
import type { Ctx } from "@/lib/access/actor";
import { conflict } from "@/lib/errors";
import type { z } from "zod";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { managedSnapshot } from "./access";

/**
 * Asks a running or waiting import to stop; it does within a second and leaves nothing behind.
 * @throws conflict `snapshot-not-importing`
 */
export async function cancelSnapshot(ctx: Ctx, input: z.input<typeof snapshotIdInputSchema>): Promise<void> {
  const { id } = parseInput(snapshotIdInputSchema, input);
  const event = { action: "snapshot.cancel", entityType: "snapshot", entityId: id };
  await auditedTx(ctx, event, async (tx) => {
    await managedSnapshot(tx, ctx, id, "snapshot.cancel");
    const { count } = await tx.snapshot.updateMany({
      where: { id, status: { in: ["queued", "importing"] } },
      data: { cancelRequested: true },
    });
    if (count === 0) throw conflict("snapshot-not-importing");
    await audit(tx, ctx, event);
  });
}
