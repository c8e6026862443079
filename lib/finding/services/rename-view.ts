import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { renameViewInput } from "@/lib/finding/model/input";
import { notFound } from "@/lib/errors";
import { attempt } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";

/** Gives a view another name, shares it or takes it back; only its owner can. */
export async function renameView(ctx: Ctx, input: unknown): Promise<void> {
  const { viewId, name, shared } = parseInput(renameViewInput, input);
  await attempt(ctx, { action: "view.rename", entityType: "view", entityId: viewId }, async (tx) => {
    const changed = await tx.savedView.updateMany({
      where: { id: viewId, ownerId: ctx.actor.id },
      data: { name, shared },
    });
    if (changed.count === 0) throw notFound("view-not-found");
    await audit(tx, ctx, { action: "view.rename", entityType: "view", entityId: viewId, data: { shared } });
  });
}
