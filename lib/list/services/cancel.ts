import type { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { rowsIn } from "@/lib/db/tx-rows";
import { conflict } from "@/lib/errors";
import { cancelListInputSchema } from "@/lib/list/model/input";
import { reachableList } from "@/lib/list/queries/access";
import { parseInput } from "@/lib/parse-input";

/**
 * Asks for the matching of a list to end. Its worker notices within a second and deletes the list's people; what
 * it was stays in the table of lists.
 *
 * @throws not-found out of reach · conflict where the list is matched already
 */
export async function cancelList(ctx: Ctx, input: z.input<typeof cancelListInputSchema>): Promise<void> {
  const { id } = parseInput(cancelListInputSchema, input);
  const event = { action: "list.cancel", entityType: "list", entityId: id };
  await auditedTx(ctx, event, async (tx) => {
    await reachableList(ctx, id, "list.import", rowsIn(tx));
    const { count } = await tx.referenceList.updateMany({
      where: { id, status: "matching" },
      data: { cancelRequested: true },
    });
    if (count === 0) throw conflict("list-matched");
    await audit(tx, ctx, event);
  });
}
