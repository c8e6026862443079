import type { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { rowsIn } from "@/lib/db/tx-rows";
import { conflict } from "@/lib/errors";
import { removeListInputSchema } from "@/lib/list/model/input";
import { reachableList } from "@/lib/list/queries/access";
import { parseInput } from "@/lib/parse-input";
import { eraseLines } from "./erase-lines";

/**
 * Deletes the people of a list whole, at the end of its retention (UU 27/2022 art. 42–44), for a reason that
 * goes on the trail. What it was, from whom, and how many of its lines came to what stays for the ledger of
 * sources; findings that it brought stay with their decisions, which name no line's person.
 *
 * @throws not-found out of reach · conflict for a list that is removed already
 */
export async function removeList(ctx: Ctx, input: z.input<typeof removeListInputSchema>): Promise<void> {
  const { id, reason } = parseInput(removeListInputSchema, input);
  const event = { action: "list.remove", entityType: "list", entityId: id };
  await auditedTx(ctx, event, async (tx) => {
    const list = await reachableList(ctx, id, "list.remove", rowsIn(tx));
    if (list.status === "removed") throw conflict("list-removed", { id });
    const lines = await eraseLines(tx, id);
    await audit(tx, ctx, { ...event, data: { reason, lines } });
  });
}
