import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { saveViewInput } from "@/lib/finding/model/input";
import { refused } from "@/lib/errors";
import { attempt } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";

const MAX_VIEWS = 50;

/** Keeps a state of the queue's table under a name; shared ones are seen by the whole office. */
export async function saveView(ctx: Ctx, input: unknown): Promise<{ viewId: number }> {
  return attempt(ctx, { action: "view.save", entityType: "view", entityId: "-" }, async (tx) => {
    const view = parseInput(saveViewInput, input);
    if ((await tx.savedView.count({ where: { ownerId: ctx.actor.id } })) >= MAX_VIEWS)
      throw refused("view-too-many", { limit: MAX_VIEWS });
    const saved = await tx.savedView.create({
      data: { ...view, ownerId: ctx.actor.id },
      select: { id: true },
    });
    await audit(tx, ctx, {
      action: "view.save",
      entityType: "view",
      entityId: saved.id,
      data: { shared: view.shared },
    });
    return { viewId: saved.id };
  });
}
