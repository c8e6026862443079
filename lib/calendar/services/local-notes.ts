import type { Ctx } from "@/lib/access/actor";
import { authorise, can } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { withdrawSchema } from "@/lib/calendar/model/event";
import { addNoteSchema } from "@/lib/calendar/model/local-note";
import { audit } from "@/lib/db/audit";
import { enqueue } from "@/lib/db/queue";
import { forbidden, notFound } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";

/**
 * Writes down what is known of an area. It becomes a remark beside questions about mobilisation there and may
 * bring them forward in the queue; it raises no finding and decides none.
 */
export async function addLocalNote(ctx: Ctx, input: unknown): Promise<{ id: number }> {
  const { aboutNobody: _said, startsOn, expiresOn, ...note } = parseInput(addNoteSchema, input);
  const entry = { action: "knowledge.add", entityType: "knowledge", entityId: note.areaCode };
  return auditedTx(ctx, entry, async (tx) => {
    authorise(ctx.actor, "knowledge.write", note.areaCode);
    const { id } = await tx.localNote.create({
      data: {
        ...note,
        startsOn: new Date(startsOn),
        expiresOn: new Date(expiresOn),
        createdBy: ctx.actor.id,
      },
      select: { id: true },
    });
    await enqueue(tx, "train", {});
    const { modus, areaCode, source } = note;
    await audit(tx, ctx, {
      action: "knowledge.add",
      entityType: "knowledge",
      entityId: id,
      data: { modus, areaCode, source, startsOn, expiresOn },
    });
    return { id };
  });
}

/** Takes a note back: its author, or whoever leads the work. */
export async function withdrawLocalNote(ctx: Ctx, input: unknown): Promise<void> {
  const { id } = parseInput(withdrawSchema, input);
  const entry = { action: "knowledge.withdraw", entityType: "knowledge", entityId: id };
  await auditedTx(ctx, entry, async (tx) => {
    const found = await tx.localNote.findFirst({
      where: { id, withdrawnAt: null },
      select: { areaCode: true, createdBy: true },
    });
    if (found === null) throw notFound("note-not-found", { id });
    authorise(ctx.actor, "knowledge.write", found.areaCode);
    if (found.createdBy !== ctx.actor.id && !can(ctx.actor, "knowledge.withdraw-any")) throw forbidden();
    await tx.localNote.update({
      where: { id },
      data: { withdrawnAt: new Date(), withdrawnBy: ctx.actor.id },
    });
    await enqueue(tx, "train", {});
    await audit(tx, ctx, { ...entry, data: { areaCode: found.areaCode } });
  });
}
