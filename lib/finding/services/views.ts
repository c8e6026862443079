import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { deleteViewSchema, renameViewSchema, saveViewSchema } from "@/lib/finding/model/queue/filter";
import { notFound, refused } from "@/lib/errors";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";

const MAX_VIEWS = 50;

/** Keeps a state of the queue's table under a name; shared ones are seen by the whole office. */
export async function saveView(ctx: Ctx, input: unknown): Promise<{ viewId: number }> {
  authorise(ctx.actor, "view.save");
  return auditedTx(ctx, { action: "view.save", entityType: "view", entityId: "-" }, async (tx) => {
    const view = parseInput(saveViewSchema, input);
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

/** Gives a view another name, shares it or takes it back; only its owner can. */
export async function renameView(ctx: Ctx, input: unknown): Promise<void> {
  authorise(ctx.actor, "view.save");
  const { viewId, name, shared } = parseInput(renameViewSchema, input);
  await auditedTx(ctx, { action: "view.rename", entityType: "view", entityId: viewId }, async (tx) => {
    const changed = await tx.savedView.updateMany({
      where: { id: viewId, ownerId: ctx.actor.id },
      data: { name, shared },
    });
    if (changed.count === 0) throw notFound("view-not-found");
    await audit(tx, ctx, { action: "view.rename", entityType: "view", entityId: viewId, data: { shared } });
  });
}

/** Removes a view; only its owner can. */
export async function deleteView(ctx: Ctx, input: unknown): Promise<void> {
  authorise(ctx.actor, "view.save");
  const { viewId } = parseInput(deleteViewSchema, input);
  await auditedTx(ctx, { action: "view.delete", entityType: "view", entityId: viewId }, async (tx) => {
    const gone = await tx.savedView.deleteMany({ where: { id: viewId, ownerId: ctx.actor.id } });
    if (gone.count === 0) throw notFound("view-not-found");
    await audit(tx, ctx, { action: "view.delete", entityType: "view", entityId: viewId });
  });
}
