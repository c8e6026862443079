import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { deleteViewInput } from "@/lib/finding/model/input";
import { notFound } from "@/lib/errors";
import { attempt } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";

/** Removes a view; only its owner can. */
export async function deleteView(ctx: Ctx, input: unknown): Promise<void> {
  const { viewId } = parseInput(deleteViewInput, input);
  await attempt(ctx, { action: "view.delete", entityType: "view", entityId: viewId }, async (tx) => {
    const gone = await tx.savedView.deleteMany({ where: { id: viewId, ownerId: ctx.actor.id } });
    if (gone.count === 0) throw notFound("view-not-found");
    await audit(tx, ctx, { action: "view.delete", entityType: "view", entityId: viewId });
  });
}
