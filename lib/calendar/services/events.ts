import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { addEventSchema, withdrawSchema } from "@/lib/calendar/model/event";
import { audit } from "@/lib/db/audit";
import { notFound } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";

/** Enters an event of an area within the person's own. */
export async function addEvent(ctx: Ctx, input: unknown): Promise<{ id: number }> {
  const { startsOn, endsOn, ...event } = parseInput(addEventSchema, input);
  const entry = { action: "calendar.add", entityType: "calendar", entityId: event.areaCode };
  return auditedTx(ctx, entry, async (tx) => {
    authorise(ctx.actor, "calendar.manage", event.areaCode);
    const { id } = await tx.calendarEvent.create({
      data: { ...event, startsOn: day(startsOn), endsOn: day(endsOn), createdBy: ctx.actor.id },
      select: { id: true },
    });
    await audit(tx, ctx, {
      action: "calendar.add",
      entityType: "calendar",
      entityId: id,
      data: { ...event, startsOn, endsOn },
    });
    return { id };
  });
}

/** Takes an event out of the calendar; its line stays in the database and on the trail. */
export async function withdrawEvent(ctx: Ctx, input: unknown): Promise<void> {
  const { id } = parseInput(withdrawSchema, input);
  const entry = { action: "calendar.withdraw", entityType: "calendar", entityId: id };
  await auditedTx(ctx, entry, async (tx) => {
    const found = await tx.calendarEvent.findFirst({
      where: { id, withdrawnAt: null },
      select: { areaCode: true },
    });
    if (found === null) throw notFound("event-not-found", { id });
    authorise(ctx.actor, "calendar.manage", found.areaCode);
    await tx.calendarEvent.update({
      where: { id },
      data: { withdrawnAt: new Date(), withdrawnBy: ctx.actor.id },
    });
    await audit(tx, ctx, { ...entry, data: { areaCode: found.areaCode } });
  });
}

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
